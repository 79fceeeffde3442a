/** GB18030 bytes of a text of common characters: the reverse of what TextDecoder does, which offers no encoder. */
export function encodeGb18030(text: string): Uint8Array {
  const codes = table()
  const bytes: number[] = []
  for (const character of text) {
    if (character < '\u0080') bytes.push(character.charCodeAt(0))
    else {
      const code = codes.get(character)
      if (code === undefined) throw new Error(`no two-byte code for ${character}`)
      bytes.push(code >> 8, code & 0xff)
    }
  }
  return Uint8Array.from(bytes)
}

let known: Map<string, number> | undefined

function table(): Map<string, number> {
  if (known !== undefined) return known
  known = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\ufffd' && !known.has(text)) known.set(text, (lead << 8) | trail)
    }
  }
  return known
}
