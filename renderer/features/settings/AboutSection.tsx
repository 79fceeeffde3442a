import { CopyDiagnostics } from '../../app/CopyDiagnostics.tsx'
import { useDeskState } from '../../state/desk.ts'
import { instantInWords } from '../../ui/words-of-time.ts'
import styles from './AboutSection.module.css'

export function AboutSection() {
  const { app, workspace, seq, months } = useDeskState()
  const facts: readonly (readonly [string, string])[] = [
    ['版本', app.version],
    ['运行方式', app.host === 'desktop' ? '桌面版' : '浏览器版（本机服务）'],
    ['当前用户', app.user],
    ['生成 PDF', app.canPrintPdf ? '可用' : '本机没有可用的打印组件，可导出 Excel'],
    ['工作区', workspace.name],
    ['数据位置', workspace.path],
    ['记录', `${seq.toLocaleString('zh-CN')} 条，${months.length} 个月有数据`],
    ['本机时间', instantInWords(new Date().toISOString())],
  ]
  return (
    <div className={styles.section}>
      <dl className={styles.facts}>
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        全部数据都在“数据位置”的文件夹中：导入的原始文件、各月明细和每一次更改。整个文件夹复制走就是备份；程序不向外部发送任何数据。
      </p>
      <p className={styles.note}>
        本产品按文件规定计算并提示“达到预警条件”，不作认定；是否约谈、暂停结算等由医保部门决定。
      </p>
      <div>
        <CopyDiagnostics />
      </div>
    </div>
  )
}
