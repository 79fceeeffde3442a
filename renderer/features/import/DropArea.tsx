import { InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, type ReactNode, type RefObject, useRef, useState } from 'react'
import styles from './ImportDesk.module.css'

interface DropAreaProps {
  readonly input: RefObject<HTMLInputElement | null>
  readonly onFiles: (files: readonly File[]) => void
  /** 'large' while nothing was dropped. */
  readonly size: 'large' | 'slim'
  readonly children: ReactNode
}

/** The whole desk takes dropped files; the frame only shows where. */
export function DropArea({ input, onFiles, size, children }: DropAreaProps) {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  const take = (list: FileList | null) => onFiles([...(list ?? [])])
  const onDrag = (event: DragEvent, by: number) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  return (
    <section
      className={styles.dropDesk}
      aria-label="拖入文件"
      onDragEnter={(event) => onDrag(event, 1)}
      onDragOver={(event) => onDrag(event, 0)}
      onDragLeave={(event) => onDrag(event, -1)}
      onDrop={(event) => {
        event.preventDefault()
        depth.current = 0
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <div className={`${styles.drop} ${styles[size]} ${over ? styles.over : ''}`}>
        <InboxOutlined className={styles.dropIcon} aria-hidden />
        <div>
          <p className={styles.dropTitle}>
            {over ? '松开即可读取' : '把院内入库明细和省平台验收明细拖到这里'}
          </p>
          <p className={styles.dropNote}>
            xlsx、xls、et、csv、dbf
            均可，可一次拖入多个；先看清内容再导入，原文件留存备查。平台目录、应急采购登记也从这里进。
          </p>
        </div>
        <Button onClick={() => input.current?.click()}>选择文件…</Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="选择要导入的文件"
          accept=".xlsx,.xlsm,.xltx,.xls,.et,.csv,.tsv,.txt,.dbf,.xml,.htm,.html"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
      </div>
      {children}
    </section>
  )
}
