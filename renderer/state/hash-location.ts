import { useSyncExternalStore } from 'react'

/**
 * Where we are, kept wholly in the fragment: `#/reconcile?class=price`. Wouter's own hash hook moves the question part in
 * front of the `#`, which the hosts would read as another page; ours leaves the document's address alone.
 */
function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

function fragment(): string {
  const raw = window.location.hash.replace(/^#?\/?/, '')
  return `/${raw}`
}

function pathNow(): string {
  return fragment().split('?')[0]
}

function searchNow(): string {
  const at = fragment().indexOf('?')
  return at < 0 ? '' : fragment().slice(at + 1)
}

/** Goes to a route such as `/reconcile?class=price`, also from outside of React. */
export function goTo(route: string, options: { readonly replace?: boolean } = {}): void {
  const target = `#/${route.replace(/^#?\/?/, '')}`
  if (target === window.location.hash) return
  if (options.replace) {
    history.replaceState(null, '', target)
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  } else {
    window.location.hash = target
  }
}

/** For wouter's `<Router hook>`. */
export function useHashPath(): [string, typeof goTo] {
  return [useSyncExternalStore(subscribe, pathNow), goTo]
}

/** For wouter's `<Router searchHook>`. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, searchNow)
}

/** Wouter asks the hook how a route becomes an `href`. */
useHashPath.hrefs = (href: string) => `#${href}`
