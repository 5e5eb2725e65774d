/**
 * Long tables as markup in one pass. React builds every element three times on the way to the browser (on the server,
 * in the payload, in the page); for rows that hold only text and links nothing is gained by it. The components stay the
 * same: whatever they return is written out here. Only for plain functions without hooks, forms or client components:
 * anything else is refused with an error.
 */
import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'

type StaticProps = { as?: 'div' | 'tbody'; className?: string; children: ReactNode }

/** Its children, written out as markup. */
export function Static({ as: Tag = 'div', className, children }: StaticProps) {
  return (
    <Tag
      className={className}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by markupOf, which escapes every text and attribute
      dangerouslySetInnerHTML={{ __html: markupOf(children) }} // oxlint-disable-line react/no-danger -- reason: as above
    />
  )
}

/** What React would write for these elements. @throws Error for what cannot be written without React */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return ''
  if (typeof node === 'string') return escaped(node)
  if (typeof node === 'number' || typeof node === 'bigint') return String(node)
  if (Array.isArray(node)) return node.map(markupOf).join('')
  if (isValidElement(node)) return elementOf(node as ReactElement<Props>) // every element has props
  throw new Error('only elements and texts can be written out')
}

type Props = Record<string, unknown> & { children?: ReactNode }

function elementOf({ type, props }: ReactElement<Props>): string {
  if (type === Fragment) return markupOf(props.children)
  if (typeof type === 'string') return tagOf(type, props)
  if (typeof type !== 'function' || '$$typeof' in type) throw new Error('a client component cannot be written out')
  return markupOf((type as (props: Props) => ReactNode)(props)) // our own components are plain functions
}

const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

function tagOf(tag: string, { children, ...attributes }: Props): string {
  let words = ''
  for (const name in attributes) words += attributeOf(name, attributes[name])
  return empty.has(tag) ? `<${tag}${words}/>` : `<${tag}${words}>${markupOf(children)}</${tag}>`
}

/** Attributes that React names otherwise than HTML and SVG do. */
const names: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  rowSpan: 'rowSpan',
  colSpan: 'colSpan',
  tabIndex: 'tabindex',
  dateTime: 'dateTime',
  viewBox: 'viewBox',
  preserveAspectRatio: 'preserveAspectRatio',
  textAnchor: 'text-anchor',
  fontSize: 'font-size',
  strokeWidth: 'stroke-width',
  strokeDasharray: 'stroke-dasharray',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
}
const switches = new Set(['hidden', 'disabled', 'checked', 'download'])

function attributeOf(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  const written = names[name] ?? name
  if (names[name] === undefined && /[^a-z0-9-]/.test(name)) throw new Error(`the attribute ${name} is not known here`)
  if (switches.has(name)) return value === false ? '' : ` ${written}="${value === true ? '' : escaped(String(value))}"`
  if (typeof value === 'boolean' && !/^(aria|data)-/.test(name)) return ''
  if (!['string', 'number', 'boolean'].includes(typeof value))
    throw new Error(`the attribute ${name} cannot be written out`)
  return ` ${written}="${escaped(String(value))}"`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

function escaped(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark) : text
}
