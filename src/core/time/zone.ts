/** The one time zone of the product, named here and nowhere else. Japan has no summer time: the offset is fixed. */
export const zone = 'Asia/Tokyo'
export const zoneOffset = '+09:00'
export const zoneOffsetMs = 9 * 3_600_000
