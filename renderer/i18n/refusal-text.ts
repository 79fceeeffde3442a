import type { HostRefusalCode } from '#shared/contract/host.ts'
import type { FileRefusalCode, Refusal, TableRefusalCode } from '#shared/errors/refusal.ts'
import { fillSentence, type Sentence } from './sentence.ts'

export const fileSentences: Readonly<Record<FileRefusalCode, Sentence>> = {
  encrypted: { what: '文件有密码，打不开', todo: '用表格软件打开、取消密码并另存后再拖入。' },
  corrupt: { what: '文件已损坏，内容不完整', todo: '请从原系统重新导出，或向对方重新索取。' },
  bomb: { what: '文件解开后异常庞大，已停止读取', todo: '请确认文件来源；正常的导出文件不会这样。' },
  not_spreadsheet: {
    what: '这不是表格文件，没有读取任何内容',
    todo: '请拖入 xlsx 或 csv 格式的入库明细或平台验收明细。',
  },
  unsupported_version: {
    what: '这种表格格式目前读不了',
    todo: '用表格软件打开，另存为 xlsx 后再拖入。',
  },
  empty: { what: '文件是空的，没有内容', todo: '请检查导出条件（日期、库房）后重新导出。' },
  too_large: { what: '文件超出可读取的大小', todo: '请按月份分开导出后再拖入。' },
}

export const tableSentences: Readonly<Record<TableRefusalCode, Sentence>> = {
  'header-not-found': {
    what: '没有找到表头',
    todo: '请确认表中有“日期、品名、数量、金额”等列名的一行。',
  },
  'required-column-missing': {
    what: '缺少必需的列：{columns}',
    todo: '请在列对应中指定，或补上该列后重新导出。',
  },
  'wrong-kind': {
    what: '这张表不是所要的那一种（{found}）',
    todo: '请在上方改选表的种类，或换一个文件。',
  },
  'no-rows': { what: '表头下面没有数据行', todo: '请检查导出条件（日期、库房）后重新导出。' },
}

export const hostSentences: Readonly<Record<HostRefusalCode, Sentence>> = {
  'bad-request': { what: '程序内部的请求格式不对', todo: '请复制诊断信息并反馈；数据没有改变。' },
  'sequence-moved': {
    what: '数据刚刚被另一个窗口更改',
    todo: '页面已更新到最新，请再做一次。',
  },
  'read-only': { what: '工作区当前只能查看', todo: '请先解除只读的原因（见页面上方的说明）。' },
  'not-found': { what: '要找的内容已不存在', todo: '请返回上一页刷新后再试。' },
  'storage-failed': { what: '写入磁盘失败，这次更改没有保存', todo: '请检查磁盘和权限，然后再做一次。' },
  'disk-full': { what: '磁盘空间不足，这次更改没有保存', todo: '请清理出空间，然后再做一次。' },
  'too-large': { what: '内容超出一次可处理的大小', todo: '请分成几个较小的文件。' },
  'not-supported': { what: '本机当前的运行方式不支持此操作', todo: '可改用导出 Excel 文件的方式。' },
  'workspace-locked': {
    what: '工作区正被另一个程序使用',
    todo: '请关闭另一处打开的阳采台，再重新打开。',
  },
  'workspace-damaged': {
    what: '工作区的记录有损坏，已停止写入',
    todo: '已保存的内容可以查看；请用最近的备份恢复，或联系支持。',
  },
  'name-taken': { what: '已有同名的工作区', todo: '请换一个名称。' },
  disconnected: { what: '与本机服务的连接已断开', todo: '请重新打开阳采台；已保存的数据不受影响。' },
  internal: { what: '程序出错，这次操作没有完成', todo: '请复制诊断信息并反馈；已保存的数据不受影响。' },
}

/** Refusals of commands: decided in the data worker, about the state of the month or the journal. */
export const commandRefusalCodes = [
  'month-locked',
  'month-not-locked',
  'month-unknown',
  'checks-failed',
  'nothing-to-undo',
  'nothing-to-redo',
  'undo-blocked-by-lock',
  'profile-missing',
  'profile-invalid',
  'policy-unknown',
  'parameter-unknown',
  'parameter-not-editable',
  'parameter-invalid',
  'reason-missing',
  'import-identical',
  'import-outdated',
  'import-cancelled',
  'import-nothing-to-apply',
  'reading-unknown',
  'batch-unknown',
  'batch-already-undone',
  'rows-in-locked-month',
  'lines-unknown',
  'lines-one-sided',
  'decision-conflict',
  'pdf-not-available',
  'busy',
] as const
export type CommandRefusalCode = (typeof commandRefusalCodes)[number]

export const commandSentences: Readonly<Record<CommandRefusalCode, Sentence>> = {
  'month-locked': { what: '{month} 已锁定，不能更改', todo: '如确需更改，请在月报中说明理由后重新打开。' },
  'month-not-locked': { what: '{month} 没有锁定，无需重新打开', todo: '可以直接更改。' },
  'month-unknown': { what: '这个月还没有数据', todo: '请先导入该月的入库明细或平台验收明细。' },
  'checks-failed': {
    what: '还有未通过的校验，不能锁定',
    todo: '请在月报的校验中逐项处理；无法处理的先说明原因。',
  },
  'nothing-to-undo': { what: '没有可以撤销的操作', todo: '' },
  'nothing-to-redo': { what: '没有可以恢复的操作', todo: '' },
  'undo-blocked-by-lock': {
    what: '这一步涉及已锁定的月份，不能撤销',
    todo: '请先在月报中说明理由并重新打开该月。',
  },
  'profile-missing': { what: '还没有填写医院信息', todo: '请先在设置中填写医院名称和适用政策。' },
  'profile-invalid': { what: '医院信息填写不完整', todo: '请补全医院名称和适用政策后再保存。' },
  'policy-unknown': { what: '没有这个政策包', todo: '请在设置中重新选择适用政策。' },
  'parameter-unknown': { what: '没有这个参数', todo: '请在设置中重新打开规则清单。' },
  'parameter-not-editable': { what: '这个参数由文件规定，不能更改', todo: '如文件已更新，请更换政策包。' },
  'parameter-invalid': { what: '参数的值不在允许的范围内', todo: '请填写{expected}。' },
  'reason-missing': { what: '没有填写理由', todo: '请写明理由后再确认。' },
  'import-identical': {
    what: '这个文件已经导入过，内容完全相同',
    todo: '无需再次导入；如要重导，请先撤销上一次。',
  },
  'import-outdated': {
    what: '预览之后数据又有变化，没有写入',
    todo: '预览已重新计算，请看过后再确认一次。',
  },
  'import-cancelled': { what: '导入已取消，没有写入任何行', todo: '' },
  'import-nothing-to-apply': { what: '没有需要写入的行', todo: '这些行都已导入过，或所在月份已锁定。' },
  'reading-unknown': { what: '文件的读取结果已释放', todo: '请重新拖入文件。' },
  'batch-unknown': { what: '找不到这次导入', todo: '请刷新导入记录后再试。' },
  'batch-already-undone': { what: '这次导入已经撤销过', todo: '' },
  'rows-in-locked-month': {
    what: '有 {rows} 行属于已锁定的月份（{months}），没有写入',
    todo: '如确需更改，请先在月报中重新打开这些月份。',
  },
  'lines-unknown': { what: '所选的行已不存在', todo: '数据可能刚更新，请重新选择。' },
  'lines-one-sided': { what: '所选的行都在同一侧', todo: '请在院内和平台两侧各选至少一行。' },
  'decision-conflict': {
    what: '其中有行已由人工确认在另一组',
    todo: '请先对原来的组解除匹配，再重新匹配。',
  },
  'pdf-not-available': {
    what: '本机没有可用的打印组件，不能生成 PDF',
    todo: '请改为导出 Excel，或用浏览器打印。',
  },
  busy: { what: '上一个操作还没有完成', todo: '请稍候再试。' },
}

const allSentences: Readonly<Record<string, Sentence>> = {
  ...hostSentences,
  ...fileSentences,
  ...tableSentences,
  ...commandSentences,
}

/** The sentence of any refusal. A code of a newer worker still gives a usable answer, with the code for support. */
export function refusalText(refusal: Refusal): Sentence {
  const sentence = Object.hasOwn(allSentences, refusal.code) ? allSentences[refusal.code] : null
  if (sentence) return fillSentence(sentence, refusal.params)
  return { what: `操作没有完成（${refusal.code}）`, todo: '请复制诊断信息并反馈；已保存的数据不受影响。' }
}
