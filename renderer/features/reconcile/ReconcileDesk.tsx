import { ArrowRightOutlined, DownloadOutlined, ImportOutlined } from '@ant-design/icons'
import { Button, type InputRef } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useKeys } from '#renderer/app/keys.ts'
import type { GroupQuery, GroupRowView, GroupSortColumn } from '#renderer/data/desk-api.ts'
import { columnMemory } from '#renderer/grid/column-memory.ts'
import { downloadFile } from '#renderer/grid/download-file.ts'
import type { GridSort } from '#renderer/grid/grid-column.ts'
import { initialSort } from '#renderer/grid/grid-definitions.ts'
import type { GridSource } from '#renderer/grid/grid-source.ts'
import { InfiniteGrid, type InfiniteGridHandle } from '#renderer/grid/InfiniteGrid.tsx'
import { useOpened } from '#renderer/grid/use-opened.ts'
import { desk, useDeskState, usePeriod } from '#renderer/state/desk.ts'
import { runCommand } from '#renderer/state/run-command.ts'
import { useAnswer } from '#renderer/state/use-answer.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import { ConfirmReason } from '#renderer/ui/ConfirmReason.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { PageHead } from '#renderer/ui/PageHead.tsx'
import { Skeleton } from '#renderer/ui/Skeleton.tsx'
import { SplitPane } from '#renderer/ui/SplitPane.tsx'
import { periodInWords } from '#renderer/ui/words-of-time.ts'
import type { Period } from '#shared/units/period.ts'
import { FilterFields } from './FilterFields.tsx'
import { FilterStrip } from './FilterStrip.tsx'
import { GroupPane } from './GroupPane.tsx'
import { groupActions } from './group-actions.ts'
import { groupColumns } from './group-columns.ts'
import { selectGroup, useGroupSelection } from './group-selection.ts'
import { HandMatch } from './HandMatch.tsx'
import { quickReasons } from './quick-reasons.ts'
import styles from './ReconcileDesk.module.css'
import { formatFilter, groupFilter, parseFilter, type ReconcileFilter } from './reconcile-filter.ts'

const DESK = 'reconcile'
const LARGEST_FIRST: readonly GridSort[] = []

/** 对账: one difference after another until none waits. */
export function ReconcileDesk() {
  const period = usePeriod()
  const [, navigate] = useLocation()
  if (period === null) {
    return (
      <Page head={<PageHead title="对账" state="还没有任何月份的数据" />}>
        <EmptyState
          what="这里把院内入库和省平台验收逐笔对上：一致的自动归组，有差异的摆在一起由您确认、驳回或说明原因。"
          example={[
            { title: '状态', value: '◆ 有差异' },
            { title: '名称', value: '阿莫西林胶囊 0.25g×24' },
            { title: '院内数量', value: '10 盒' },
            { title: '平台数量', value: '12 盒' },
            { title: '差额', value: '-31.20' },
          ]}
          next={
            <Button type="primary" icon={<ImportOutlined />} onClick={() => navigate('/import')}>
              去导入
            </Button>
          }
        />
      </Page>
    )
  }
  return <MonthReconciliation key={period} period={period} />
}

function MonthReconciliation({ period }: { readonly period: Period }) {
  const { seq, months, workspace } = useDeskState()
  const [, navigate] = useLocation()
  const search = useSearch()
  const month = months.find((each) => each.period === period)
  const locked = month?.locked ?? false
  // In a locked month nothing waits: who comes there wants to look at all of it.
  const filter = useMemo(() => {
    const asked = parseFilter(search)
    return locked ? { ...asked, waitingOnly: false } : asked
  }, [search, locked])
  const selected = useGroupSelection()
  const grid = useRef<InfiniteGridHandle>(null)
  const reasonInput = useRef<InputRef>(null)
  const [sort, setSort] = useState<readonly GridSort[]>(() =>
    initialSort(columnMemory(DESK).read(), LARGEST_FIRST),
  )
  const [matching, setMatching] = useState(false)
  const [explained, setExplained] = useState(false)
  const [said, setSaid] = useState<{ readonly text: string; readonly seq: number } | null>(null)

  useEffect(() => {
    if (filter.group) selectGroup(filter.group, -1)
  }, [filter.group])

  const differences = useAnswer(`differences ${period} ${seq}`, () => desk().differences(period))
  const suppliers = useAnswer(`suppliers ${period} ${seq}`, () => desk().suppliers(period))
  const { group: _group, ...listed } = filter
  const queryKey = JSON.stringify([period, listed, sort])
  const opened = useOpened(`${seq} ${queryKey}`, async () => {
    const answer = await desk().openGroups({
      period,
      filter: groupFilter(filter),
      sort: groupSort(sort),
    })
    return { ...answer, sort, queryKey }
  })
  const list = opened.value
  const source = useMemo<GridSource<GroupRowView> | null>(
    () =>
      list && {
        token: list.token,
        count: list.count,
        sort: list.sort,
        page: (from, to) => desk().groupPage(list.token, from, to),
        positionOf: (id) => desk().positionOf(list.token, id),
      },
    [list],
  )
  const group = useAnswer(`group ${selected.id} ${seq}`, async () =>
    selected.id ? desk().group(selected.id) : null,
  )
  // The answer of the group before must not be decided in the name of the next.
  const detail = group.value && group.value.row.id === selected.id ? group.value : null
  // Until it comes, the group before stays on screen, greyed and without effect, so that nothing flickers under j and k.
  const shown = detail ?? (selected.id && group.loading ? group.value : null)
  const actions = groupActions(detail, source, (text) => setSaid({ text, seq }))
  const frozen = frozenWords({
    locked: locked || detail?.row.locked || false,
    readOnly: workspace.readOnly !== null,
    period,
  })
  const waiting = month?.waiting ?? 0
  const both = detail !== null && detail.his.length > 0 && detail.platform.length > 0
  const act = (run: () => void) => () => {
    if (detail && frozen === null && !matching) run()
  }
  const change = (next: ReconcileFilter) => navigate(formatFilter(next), { replace: true })
  const confirm = act(() => {
    if (both) void actions.confirm(detail?.row.reason ?? '')
    else reasonInput.current?.focus()
  })

  useKeys([
    { keys: 'enter', text: '确认', group: '本页', run: confirm },
    { keys: 'j', text: '下一组', group: '本页', run: () => grid.current?.step(1) },
    { keys: 'k', text: '上一组', group: '本页', run: () => grid.current?.step(-1) },
    { keys: 'x', text: '驳回', group: '本页', run: act(() => both && void actions.apart('驳回')) },
    { keys: 'u', text: '拆开', group: '本页', run: act(() => both && void actions.apart('拆开')) },
    { keys: 'm', text: '手工匹配', group: '本页', run: act(() => setMatching(true)) },
    { keys: 'r', text: '填原因', group: '本页', run: act(() => reasonInput.current?.focus()) },
    { keys: 'e', text: '看依据与经过', group: '本页', run: () => setExplained((shown) => !shown) },
    ...quickReasons.map((reason, index) => ({
      keys: String(index + 1),
      text: `原因：${reason}`,
      group: '本页',
      run: act(() => void actions.explain(reason)),
    })),
  ])

  const nothing = month ? (month.platformRows === 0 ? 'platform' : month.hisRows === 0 ? 'his' : null) : null
  return (
    <Page
      layout="fill"
      head={
        <PageHead
          title="对账"
          state={
            differences.value === null
              ? `${periodInWords(period)}，正在读取`
              : locked
                ? `${periodInWords(period)}已锁定，只能查看`
                : waiting > 0
                  ? `${periodInWords(period)}有 ${waiting.toLocaleString('zh-CN')} 组待处理`
                  : `${periodInWords(period)}没有待处理的差异`
          }
          extra={<FilterFields filter={filter} suppliers={suppliers.value ?? []} onChange={change} />}
          action={
            differences.value !== null &&
            waiting === 0 && (
              <Button type="primary" icon={<ArrowRightOutlined />} onClick={() => navigate('/report')}>
                去月报
              </Button>
            )
          }
        />
      }
    >
      {nothing && (
        <div className={styles.notice}>
          <Notice
            tone="attention"
            title={
              nothing === 'platform'
                ? `${periodInWords(period)}还没有省平台验收明细，所以每一行都暂列“院内有、平台无”。`
                : `${periodInWords(period)}还没有院内入库明细，所以每一行都暂列“平台有、院内无”。`
            }
            advice={
              nothing === 'platform'
                ? '在省平台“验收管理”中导出当月验收明细后拖入导入；现在可以先核对院内行的类别和金额。'
                : '从院内系统导出当月入库明细后拖入导入。'
            }
            actions={<Button onClick={() => navigate('/import')}>去导入</Button>}
          />
        </div>
      )}
      <FilterStrip
        filter={filter}
        differences={differences.value ?? []}
        waiting={waiting}
        onChange={change}
      />
      {opened.failure && <Notice tone="stop" title="没有读出来" advice="请重试。" details={opened.failure} />}
      <SplitPane
        name={DESK}
        direction="rows"
        share={0.55}
        first={
          <InfiniteGrid<GroupRowView>
            ref={grid}
            deskId={DESK}
            label="对账分组"
            columns={groupColumns}
            source={source}
            queryKey={list?.queryKey ?? queryKey}
            onSort={setSort}
            selectedId={selected.id}
            onSelect={(row, index) => selectGroup(row?.id ?? null, index)}
            onLost={opened.again}
            selectFirst
            takeFocus
            totals={
              list && (
                <>
                  <span>{list.count.toLocaleString('zh-CN')} 组</span>
                  <span>
                    院内 <Amount value={list.hisAmount} />
                  </span>
                  <span>
                    平台 <Amount value={list.platformAmount} />
                  </span>
                  <span>
                    差额 <Amount value={list.difference} signed />
                  </span>
                  <LastDecision said={said} onUndone={() => setSaid(null)} />
                  <ListActions
                    list={list}
                    month={periodInWords(period)}
                    waiting={frozen === null && filter.waitingOnly ? list.count : 0}
                    onLost={opened.again}
                  />
                </>
              )
            }
            empty={<NothingListed filter={filter} waiting={waiting} onChange={change} />}
          />
        }
        second={
          detail && matching ? (
            <HandMatch
              key={detail.row.id}
              detail={detail}
              period={period}
              onMatch={actions.match}
              onClose={() => {
                setMatching(false)
                grid.current?.focus()
              }}
            />
          ) : shown ? (
            <GroupPane
              detail={shown}
              busy={detail === null}
              actions={actions}
              frozen={frozen}
              reasonInput={reasonInput}
              explained={explained}
              onExplain={() => setExplained((shown) => !shown)}
              onMatch={() => setMatching(true)}
            />
          ) : (
            <div className={styles.choose}>
              {selected.id && group.loading ? <Skeleton blocks={[24, 24, 96]} /> : null}
              {!selected.id && list && list.count > 0 ? '选一组，两侧的行会在这里并排显示。' : null}
            </div>
          )
        }
      />
    </Page>
  )
}

interface ListActionsProps {
  readonly list: { readonly token: number }
  readonly month: string
  /** Groups of the list that could take one reason together. */
  readonly waiting: number
  readonly onLost: () => void
}

/** What can be done with the whole list: take it along as a workbook, or give all of it one reason. */
function ListActions({ list, month, waiting, onLost }: ListActionsProps) {
  const [asking, setAsking] = useState(false)
  const number = waiting.toLocaleString('zh-CN')
  return (
    <span className={styles.listActions}>
      {waiting > 1 && (
        <Button size="small" type="link" onClick={() => setAsking(true)}>
          给这 {number} 组填同一原因
        </Button>
      )}
      <Button
        size="small"
        type="link"
        icon={<DownloadOutlined />}
        onClick={async () => {
          const file = await desk().exportGroups(list.token)
          if (file) downloadFile(file)
          else onLost()
        }}
      >
        导出
      </Button>
      <ConfirmReason
        open={asking}
        title={`给${month}的 ${number} 组填同一原因`}
        confirmText="填写"
        reasonLabel="差异原因"
        suggestions={quickReasons}
        onCancel={() => setAsking(false)}
        onConfirm={async (reason) => {
          const given = await runCommand(desk().explainAll({ token: list.token, reason }), {
            done: (count) => `已给 ${count.toLocaleString('zh-CN')} 组填写原因：${reason}`,
            undo: true,
          })
          if (given) setAsking(false)
        }}
      >
        <p>只写入当前筛选出的待处理的组，一步即可撤销。请先用上方的类型、供应商或查找缩小范围。</p>
      </ConfirmReason>
    </span>
  )
}

interface LastDecisionProps {
  readonly said: { readonly text: string; readonly seq: number } | null
  readonly onUndone: () => void
}

/** What was decided last, with the way back; gone as soon as anything else was done or undone. */
function LastDecision({ said, onUndone }: LastDecisionProps) {
  const { seq } = useDeskState()
  // The decision itself moves the journal by one: anything beyond is another change.
  const current = said !== null && seq <= said.seq + 1
  return (
    <span role="status" className={styles.said}>
      {current && (
        <>
          ✓ {said.text}
          <Button
            size="small"
            type="link"
            onClick={async () => {
              if (await runCommand(desk().undo(), { done: null })) onUndone()
            }}
          >
            撤销
          </Button>
        </>
      )}
    </span>
  )
}

interface NothingListedProps {
  readonly filter: ReconcileFilter
  readonly waiting: number
  readonly onChange: (filter: ReconcileFilter) => void
}

function NothingListed({ filter, waiting, onChange }: NothingListedProps) {
  const all: ReconcileFilter = {
    class: null,
    text: '',
    supplier: '',
    leastYuan: 0,
    waitingOnly: false,
    group: null,
  }
  const done = filter.waitingOnly && waiting === 0
  return (
    <div className={styles.nothing}>
      <p>{done ? '✓ 本月的差异都已处理。' : '没有符合条件的组。'}</p>
      <Button onClick={() => onChange(all)}>查看全部组</Button>
    </div>
  )
}

const sortable: Readonly<Record<string, GroupSortColumn>> = {
  state: 'state',
  pass: 'pass',
  name: 'name',
  code: 'code',
  supplier: 'supplier',
  date: 'date',
  hisAmount: 'hisAmount',
  platformAmount: 'platformAmount',
  difference: 'difference',
}

/** Without a chosen order the most money at stake comes first: that is what an evening is spent on. */
function groupSort(sort: readonly GridSort[]): GroupQuery['sort'] {
  const chosen = sort
    .filter((each) => Object.hasOwn(sortable, each.column))
    .map((each) => ({ column: sortable[each.column], descending: each.descending }))
  return chosen.length > 0 ? chosen : [{ column: 'atStake', descending: true }]
}

function frozenWords(state: {
  readonly locked: boolean
  readonly readOnly: boolean
  readonly period: Period
}): string | null {
  if (state.locked)
    return `${periodInWords(state.period)}已锁定，只能查看；如需更改，请在月报中说明理由并重新打开。`
  return state.readOnly ? '工作区当前只能查看，原因见页面上方。' : null
}
