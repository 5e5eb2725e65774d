/** Dates and times as people read them, in both languages. */
import { type CalendarDate, calendarDateOf, partsOf, weekdayOf } from './calendar-date.ts'
import { eraOf, formatEra } from './era.ts'
import { zone, zoneOffset, zoneOffsetMs } from './zone.ts'

type Language = 'ja' | 'en'
const weekdays = { ja: '日月火水木金土', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 令和3年2月26日 · 26 Feb 2021 */
export function longDate(date: CalendarDate, language: Language): string {
  const { year, month, day } = partsOf(date)
  return language === 'ja' ? formatEra(date) : `${day} ${months[month - 1]} ${year}`
}

/** 令和3年2月26日（金） · Fri 26 Feb 2021: a day that stands alone, as in the head of a page */
export function longDay(date: CalendarDate, language: Language): string {
  const weekday = weekdays[language][weekdayOf(date)] ?? ''
  return language === 'ja' ? `${longDate(date, language)}（${weekday}）` : `${weekday} ${longDate(date, language)}`
}

/** The other calendar, shown in faint ink beside the long form: 2021-02-26 · Reiwa 3 */
export function otherCalendar(date: CalendarDate, language: Language): string {
  const found = eraOf(date)
  return language === 'ja' || !found ? date : `${found.era.romaji} ${found.year}`
}

/** 3月5日（金） · Fri 5 Mar: a fact within the year of the page */
export function shortDate(date: CalendarDate, language: Language): string {
  const { month, day } = partsOf(date)
  const weekday = weekdays[language][weekdayOf(date)] ?? ''
  return language === 'ja' ? `${month}月${day}日（${weekday}）` : `${weekday} ${day} ${months[month - 1]}`
}

/** 9:41 in Japan */
export function timeOfDay(instant: Date): string {
  return instant.toLocaleTimeString('ja-JP', { timeZone: zone, hour: 'numeric', minute: '2-digit' })
}

/** 3月4日（木）10:12 */
export function shortInstant(instant: Date, language: Language): string {
  return `${shortDate(calendarDateOf(instant), language)} ${timeOfDay(instant)}`
}

/** 令和3年3月4日 10:12 · 4 Mar 2021 10:12: an instant that may lie in any year */
export function longInstant(instant: Date, language: Language): string {
  return `${longDate(calendarDateOf(instant), language)} ${timeOfDay(instant)}`
}

/** RFC 3339 with the zone of the register: 2021-03-09T09:00:00+09:00 */
export function rfc3339(instant: Date): string {
  return `${new Date(instant.getTime() + zoneOffsetMs).toISOString().slice(0, 19)}${zoneOffset}`
}
