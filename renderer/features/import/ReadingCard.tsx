import { CloseOutlined } from '@ant-design/icons'
import { Button, Select, Tabs } from 'antd'
import type { FileReadingView, ReadTableView } from '#renderer/data/desk-api.ts'
import { refusalText } from '#renderer/i18n/refusal-text.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import { instantInWords } from '#renderer/ui/words-of-time.ts'
import { formatPeriod } from '#shared/units/period.ts'
import { errorCount, groupIssues } from './group-issues.ts'
import styles from './ImportDesk.module.css'
import { IssueList } from './IssueList.tsx'
import { correctReading, removeReading } from './import-store.ts'
import { bytesInWords, count, roleNames, skipReasonNames } from './import-words.ts'
import { MappingTable } from './MappingTable.tsx'
import { PreviewTable } from './PreviewTable.tsx'

interface ReadingCardProps {
  readonly reading: FileReadingView
  readonly busy: boolean
}

/** One dropped file: what it is, why we think so, and everything worth knowing before it is imported. */
export function ReadingCard({ reading, busy }: ReadingCardProps) {
  const { table, refused, alreadyImported, fileName } = reading
  return (
    <article className={styles.card} aria-label={fileName}>
      <header className={styles.cardHead}>
        {table && (
          <Select
            aria-label={`${fileName} 的种类`}
            value={table.role}
            disabled={busy}
            className={styles.role}
            options={Object.entries(roleNames).map(([value, label]) => ({ value, label }))}
            onChange={(role) => correctReading({ readingId: reading.readingId, role })}
          />
        )}
        <h2 className={styles.fileName}>{fileName}</h2>
        <span className={styles.quiet}>{bytesInWords(reading.bytes)}</span>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={`不导入 ${fileName}`}
          disabled={busy}
          onClick={() => removeReading(reading.readingId)}
        />
      </header>
      {refused && (
        <Notice
          tone="stop"
          title={`${refusalText(refused).what}。`}
          advice={`${refusalText(refused).todo}已有数据没有任何改变。`}
        />
      )}
      {!refused && alreadyImported && (
        <Notice
          tone="info"
          title={`这个文件已在 ${instantInWords(alreadyImported.at)} 导入过，内容一字不差。`}
          advice="无需再次导入；如要重导，请先在下面的导入记录中撤销那一次。"
        />
      )}
      {table && (
        <ReadingFacts
          table={table}
          onSheet={(sheet) => correctReading({ readingId: reading.readingId, sheet })}
        />
      )}
      {table && !alreadyImported && (
        <ReadingDetails
          table={table}
          busy={busy}
          onCorrect={(mapping) => correctReading({ readingId: reading.readingId, mapping })}
        />
      )}
    </article>
  )
}

interface ReadingFactsProps {
  readonly table: ReadTableView
  readonly onSheet: (sheet: string) => void
}

function ReadingFacts({ table, onSheet }: ReadingFactsProps) {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>行数</dt>
        <dd>{count(table.rows)}</dd>
      </div>
      <div>
        <dt>金额合计</dt>
        <dd>
          <Amount value={table.amount} />
        </dd>
      </div>
      <div>
        <dt>月份</dt>
        <dd>
          {table.months.length === 0
            ? '无'
            : table.months
                .slice(0, 3)
                .map((month) => formatPeriod(month.period))
                .join('、')}
          {table.months.length > 3 && ` 等 ${table.months.length} 个月`}
        </dd>
      </div>
      <div>
        <dt>工作表</dt>
        <dd>
          {table.sheets.length > 1 ? (
            <Select
              size="small"
              variant="borderless"
              aria-label="工作表"
              value={table.sheet}
              options={table.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
              onChange={onSheet}
              popupMatchSelectWidth={false}
            />
          ) : (
            table.sheet
          )}
          <span className={styles.quiet}> 表头在第 {table.headerRow} 行</span>
        </dd>
      </div>
      <div>
        <dt>格式</dt>
        <dd>{[table.format, table.encoding].filter(Boolean).join(' · ')}</dd>
      </div>
      <div className={styles.why}>
        <dt>判断依据</dt>
        <dd>{table.roleReasons.join('；')}</dd>
      </div>
    </dl>
  )
}

interface ReadingDetailsProps {
  readonly table: ReadTableView
  readonly busy: boolean
  readonly onCorrect: (mapping: Readonly<Record<string, string>>) => void
}

function ReadingDetails({ table, busy, onCorrect }: ReadingDetailsProps) {
  const problems = groupIssues(table).reduce((sum, group) => sum + group.total, 0)
  const taken = new Set(table.mapping.map((column) => column.column))
  const incomplete = table.fields.some((field) => field.required && !taken.has(field.column))
  const start = incomplete ? 'mapping' : errorCount(table) > 0 ? 'issues' : 'preview'
  return (
    <Tabs
      size="small"
      defaultActiveKey={start}
      items={[
        { key: 'preview', label: '预览', children: <PreviewTable table={table} /> },
        {
          key: 'mapping',
          label: `列对应 ${table.mapping.length}/${table.mapping.length + table.unmapped.length}`,
          children: <MappingTable table={table} disabled={busy} onCorrect={onCorrect} />,
        },
        {
          key: 'issues',
          label: problems > 0 ? `问题 ${count(problems)}` : '问题',
          children: <IssueList table={table} />,
        },
        { key: 'months', label: '月份与合计', children: <MonthSums table={table} /> },
      ]}
    />
  )
}

function MonthSums({ table }: { readonly table: ReadTableView }) {
  const totalsDiffer = (table.issueCounts['totals-row-differs'] ?? 0) > 0
  return (
    <div className={styles.sums}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col" className={styles.end}>
              行数
            </th>
            <th scope="col" className={styles.end}>
              金额（元）
            </th>
          </tr>
        </thead>
        <tbody>
          {table.months.map((month) => (
            <tr key={month.period}>
              <td>{formatPeriod(month.period)}</td>
              <td className={styles.end}>{count(month.rows)}</td>
              <td className={styles.end}>
                <Amount value={month.amount} showUnit="none" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">跳过的行</th>
            <th scope="col" className={styles.end}>
              行数
            </th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {table.skipped.map((skip) => (
            <tr key={skip.reason}>
              <td>{skipReasonNames[skip.reason]}</td>
              <td className={styles.end}>{count(skip.count)}</td>
              <td className={styles.quiet}>
                {skip.reason === 'total-row' &&
                  (totalsDiffer ? '与各行之和不一致，见“问题”' : '与各行之和一致')}
                {skip.reason === 'rejected' && '见“问题”，改正后重新导入'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
