import { Button } from 'antd'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Notice } from '../ui/Notice.tsx'
import { CopyDiagnostics } from './CopyDiagnostics.tsx'
import { diagnosticsText } from './diagnostics.ts'
import styles from './ErrorBoundary.module.css'

interface ErrorBoundaryProps {
  /** A new name (another desk) starts afresh. */
  readonly name: string
  readonly children: ReactNode
}

interface Failure {
  readonly error: Error | null
  readonly name: string
}

/** A desk that fails takes nothing else down: the shell stays, nothing stored is touched, the next step is a button. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Failure> {
  override state: Failure = { error: null, name: this.props.name }

  static getDerivedStateFromError(error: unknown): Partial<Failure> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: Failure): Partial<Failure> | null {
    return props.name === state.name ? null : { error: null, name: props.name }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className={styles.box}>
        <Notice
          tone="stop"
          title="这一页出错了，没有显示出来"
          advice="已保存的数据不受影响。请重试；仍不行时复制诊断信息并反馈。"
          details={diagnosticsText(error)}
          actions={
            <>
              <CopyDiagnostics trouble={error} />
              <Button type="primary" onClick={() => this.setState({ error: null })}>
                重试
              </Button>
            </>
          }
        />
      </div>
    )
  }
}
