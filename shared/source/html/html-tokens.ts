/** A tag of an HTML text: lower-case name and the raw text of its attributes. */
export interface HtmlTag {
  readonly name: string
  readonly closing: boolean
  readonly attributes: string
}

export interface HtmlHandler {
  tag(tag: HtmlTag): void
  text(text: string): void
}

/** Elements whose content is no text of the page. Nothing of it is run or fetched; it is only stepped over. */
const SILENT = ['script', 'style', 'xml', 'noscript', 'template']
const TAG_START = /<(\/?)([a-zA-Z][a-zA-Z0-9:_-]*)/y
const LESS_THAN = 0x3c
const GREATER_THAN = 0x3e
const EQUALS = 0x3d

/** Steps through an HTML text once, forgiving whatever browsers forgive. */
export function scanHtml(html: string, handler: HtmlHandler): void {
  const scanner = new HtmlScanner(html, handler)
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      handler.text(html.slice(at))
      return
    }
    if (open > at) handler.text(html.slice(at, open))
    at = scanner.markup(open)
  }
}

class HtmlScanner {
  readonly #html: string
  readonly #handler: HtmlHandler
  /** Ends that were looked for in vain: looking again for each of a million broken tags would never finish. */
  readonly #missing = new Set<string>()

  constructor(html: string, handler: HtmlHandler) {
    this.#html = html
    this.#handler = handler
  }

  /** Handles what stands at a `<` and returns where to go on. */
  markup(open: number): number {
    const html = this.#html
    if (html.startsWith('<!--', open)) return this.#past('-->', open + 4)
    if (html.startsWith('<![CDATA[', open)) {
      const end = this.#past(']]>', open)
      this.#handler.text(html.slice(open + 9, html.startsWith(']]>', end - 3) ? end - 3 : end))
      return end
    }
    const second = html.charAt(open + 1)
    if (second === '!' || second === '?') return this.#past('>', open + 2)
    TAG_START.lastIndex = open
    const start = TAG_START.exec(html)
    if (start === null) {
      this.#handler.text('<')
      return open + 1
    }
    const from = TAG_START.lastIndex
    const end = tagEnd(html, from)
    const name = start[2].toLowerCase()
    const closing = start[1] === '/'
    this.#handler.tag({ name, closing, attributes: html.slice(from, end) })
    const next = html.charCodeAt(end) === GREATER_THAN ? end + 1 : end
    if (closing || html.charAt(end - 1) === '/' || !SILENT.includes(name)) return next
    return this.#silentEnd(name, next)
  }

  #past(mark: string, from: number): number {
    const end = this.#html.indexOf(mark, from)
    return end < 0 ? this.#html.length : end + mark.length
  }

  #silentEnd(name: string, from: number): number {
    if (this.#missing.has(name)) return from
    const pattern = new RegExp(`</${name}`, 'gi')
    pattern.lastIndex = from
    const match = pattern.exec(this.#html)
    if (match !== null) return match.index
    this.#missing.add(name)
    return from
  }
}

/** The `>` that ends a tag, or the next `<` where somebody forgot it. Quotes only count behind an equals sign. */
function tagEnd(html: string, from: number): number {
  let quote = 0
  let before = 0
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (code === LESS_THAN) return quote === 0 ? at : looseEnd(html, from)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === GREATER_THAN) return at
    else if ((code === 0x22 || code === 0x27) && before === EQUALS) quote = code
    if (code > 0x20) before = code
  }
  return quote === 0 ? html.length : looseEnd(html, from)
}

/** Where a quote is never closed, the first `>` ends the tag all the same. */
function looseEnd(html: string, from: number): number {
  const end = html.indexOf('>', from)
  return end < 0 ? html.length : end
}

/** Value of an attribute in the raw text of a tag; undefined when it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]*))`, 'i').exec(
    attributes,
  )
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3])
}
