import { createRoot } from 'react-dom/client'
import { assertPresent } from '#shared/errors/assert.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { connectDesk } from '../data/desk-client.ts'
import { connectHost } from '../host/connect-host.ts'
import { applyAppearance } from '../state/appearance.ts'
import { watchConnection } from '../state/connection.ts'
import { connectDeskStore, receiveProgress, receiveState } from '../state/desk.ts'
import { takeOpenedFiles } from './opened-files.ts'
import { Root } from './Root.tsx'

async function open() {
  const host = watchConnection(await connectHost())
  const { api, onPush } = connectDesk(host)
  onPush((push) => {
    if (push.kind === 'state') receiveState(push.state)
    else receiveProgress(push.progress)
  })
  connectDeskStore(api)
  const opened = await api.open()
  if (opened.ok) void takeOpenedFiles(host)
  return opened
}

applyAppearance()
createRoot(assertPresent(document.getElementById('root'), 'index.html has #root')).render(
  <Root open={open} />,
)
