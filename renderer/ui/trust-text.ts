import type { Trust } from '#shared/month/contract.ts'

/** How far a figure can be trusted, in the few words that stand beside it. */
export function trustText(trust: Trust): string {
  switch (trust.state) {
    case 'complete':
      return '完整'
    case 'incomplete':
      return `有 ${trust.rows.toLocaleString('zh-CN')} 行无法计算`
    case 'estimate':
      return '估算'
    case 'presumed':
      return '推定'
  }
}

/** The reason, for the drawer and for letters; '' when there is nothing to say. */
export function trustReason(trust: Trust): string {
  return trust.state === 'complete' ? '' : trust.reason
}
