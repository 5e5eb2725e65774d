/** 到着: the same letter may come by several routes; each coming is kept with its day, sender, and digest where known. */
export const arrivalChannels = [
  'lgwan',
  'mail',
  'post',
  'fax',
  'phone',
  'hand',
  'association',
  'web',
  'system',
] as const
