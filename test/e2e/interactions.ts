import type { Locator, Page } from 'playwright/test'

/**
 * Counts what a buyer does: clicks, keys that are not typing, drops (journeys.md). Tests act only through this, so the
 * number in the assertion is the number of acts in the test.
 */
export class Interactions {
  count = 0
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async click(target: Locator): Promise<void> {
    await target.click()
    this.count++
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
    this.count++
  }

  /** Typing into a field that has the focus is not counted. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  async drop(
    target: Locator,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<void> {
    const data = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
    const transfer = await this.#page.evaluateHandle((dropped) => {
      const holder = new DataTransfer()
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
        holder.items.add(new File([bytes], name))
      }
      return holder
    }, data)
    await target.dispatchEvent('drop', { dataTransfer: transfer })
    this.count++
  }
}
