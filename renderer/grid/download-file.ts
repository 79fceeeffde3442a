/** Hands a file to the person through the browser's own download; the object URL lives until the download has begun. */
export function downloadFile(file: {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly mime?: string
}): void {
  const url = URL.createObjectURL(
    new Blob([new Uint8Array(file.bytes)], { type: file.mime ?? 'application/octet-stream' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
