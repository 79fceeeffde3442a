import { useDeskStore } from '../state/desk.ts'

/** Text for support: what we run in and how far the journal is; no hospital data, no file names, no paths. */
export function diagnosticsText(trouble?: { readonly message: string; readonly stack?: string }): string {
  const { state } = useDeskStore.getState()
  const lines = [
    `时间 ${new Date().toISOString()}`,
    `页面 ${window.location.hash.split('?')[0] || '#/'}`,
    `浏览器 ${navigator.userAgent}`,
    `窗口 ${window.innerWidth}×${window.innerHeight} @${window.devicePixelRatio}`,
  ]
  if (state) {
    lines.unshift(`阳采台 ${state.app.version}（${state.app.host === 'desktop' ? '桌面版' : '浏览器版'}）`)
    lines.push(
      `工作区 ${state.workspace.id}，记录序号 ${state.seq}，${state.months.length} 个月，状态 ${state.workspace.readOnly ?? '正常'}`,
    )
  }
  if (trouble) {
    lines.push(`错误 ${trouble.message}`)
    if (trouble.stack) lines.push(trouble.stack)
  }
  return lines.join('\n')
}
