const HEAD_BYTES = 4096

/** The charset of a `<meta>` or an XML declaration; undefined for none or one that nobody knows. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  let head = ''
  for (const byte of bytes.subarray(0, HEAD_BYTES)) head += String.fromCharCode(byte)
  const name =
    /(?:charset\s*=\s*["']?|<\?xml[^>]*encoding\s*=\s*["'])([a-z0-9_-]+)/i.exec(head)?.[1].toLowerCase() ?? ''
  if (['gb2312', 'gbk', 'gb_2312-80', 'x-gbk', 'cp936', 'gb18030'].includes(name)) return 'gb18030'
  if (['utf8', 'utf-8'].includes(name)) return 'utf-8'
  if (['iso-8859-1', 'latin1', 'us-ascii', 'ascii', 'windows-1252'].includes(name)) return 'windows-1252'
  // Bytes without NUL are not UTF-16, whatever was declared by copying a template.
  if (name.startsWith('utf-16') || name.startsWith('unicode')) return undefined
  try {
    if (name === '') return undefined
    new TextDecoder(name)
    return name
  } catch {
    return undefined
  }
}
