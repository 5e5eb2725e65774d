/** Lights a field of a card and its places in the page together, whichever of the two is pointed at or has the focus. */

const attributes = { focus: 'data-lit', hover: 'data-hovered' } as const

/** @param target null when the pointer left */
export function light(target: EventTarget | null, by: 'focus' | 'hover'): void {
  const attribute = attributes[by]
  const element = target instanceof Element ? target.closest('[data-field], [data-marks]') : null
  const keys = element?.getAttribute('data-field') ?? element?.getAttribute('data-marks') ?? ''
  for (const lit of document.querySelectorAll(`[${attribute}]`)) lit.removeAttribute(attribute)
  if (keys === '') return
  const places = keys
    .split(' ')
    .flatMap((key) => [
      ...document.querySelectorAll(`[data-field="${CSS.escape(key)}"]`),
      ...document.querySelectorAll(`[data-marks~="${CSS.escape(key)}"]`),
    ])
  for (const place of places) place.setAttribute(attribute, '')
  if (by === 'focus') scrollPane(places.find((place) => place.hasAttribute('data-marks')))
}

/** Only the pane of the page moves, never the form under the hands. */
function scrollPane(mark: Element | undefined): void {
  const pane = mark?.closest('.desk')
  if (!mark || !pane || pane.scrollHeight <= pane.clientHeight) return
  const [inner, outer] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()]
  const isSeen = inner.top >= outer.top + 8 && inner.bottom <= outer.bottom - 8
  if (!isSeen) pane.scrollTop += inner.top - outer.top - pane.clientHeight / 3
}
