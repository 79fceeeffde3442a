import { create } from 'zustand'

export type Theme = 'light' | 'dark'
export type Density = 'comfortable' | 'compact'

/** How the window looks; a property of this machine, not of the hospital, so it is kept beside the window only. */
interface Appearance {
  readonly theme: Theme
  readonly density: Density
  /** null = by width of the window. */
  readonly navigation: 'wide' | 'narrow' | null
}

const KEY = 'yangcai:appearance'

function remembered(): Appearance {
  const preferred: Theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const standard: Appearance = { theme: preferred, density: 'comfortable', navigation: null }
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Appearance>
    return {
      theme: stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : standard.theme,
      density: stored.density === 'compact' ? 'compact' : 'comfortable',
      navigation: stored.navigation === 'wide' || stored.navigation === 'narrow' ? stored.navigation : null,
    }
  } catch {
    return standard
  }
}

export const useAppearance = create<Appearance>(() => remembered())

/** Writes the appearance where CSS reads it, now and after every change. */
export function applyAppearance(): void {
  const write = ({ theme, density }: Appearance) => {
    document.documentElement.dataset.theme = theme
    document.documentElement.dataset.density = density
  }
  write(useAppearance.getState())
  useAppearance.subscribe((appearance) => {
    write(appearance)
    localStorage.setItem(KEY, JSON.stringify(appearance))
  })
}

export function toggleTheme(): void {
  useAppearance.setState(({ theme }) => ({ theme: theme === 'light' ? 'dark' : 'light' }))
}

export function toggleDensity(): void {
  useAppearance.setState(({ density }) => ({
    density: density === 'comfortable' ? 'compact' : 'comfortable',
  }))
}

export function setNavigation(navigation: 'wide' | 'narrow'): void {
  useAppearance.setState({ navigation })
}
