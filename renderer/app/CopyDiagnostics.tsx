import { CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { diagnosticsText } from './diagnostics.ts'

interface CopyDiagnosticsProps {
  readonly trouble?: { readonly message: string; readonly stack?: string }
}

export function CopyDiagnostics({ trouble }: CopyDiagnosticsProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(diagnosticsText(trouble))
    setCopied(true)
  }
  return (
    <Button icon={<CopyOutlined />} onClick={copy}>
      {copied ? '已复制' : '复制诊断信息'}
    </Button>
  )
}
