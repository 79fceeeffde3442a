import type { HostRefusalCode } from '#shared/contract/host.ts'
import type { Refusal } from '#shared/errors/refusal.ts'
import { fileRefusalTexts, refusalParams, tableRefusalTexts } from '#shared/errors/refusal-text.ts'
import type { ParameterRefusal } from '#shared/policy/parameter-value.ts'
import { fillSentence, type Sentence } from './sentence.ts'

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
    todo: '请用最近的备份恢复，或复制诊断信息并联系支持。',
  },
  'name-taken': { what: '已有同名的工作区', todo: '请换一个名称。' },
  disconnected: { what: '与本机服务的连接已断开', todo: '请重新打开阳采台；已保存的数据不受影响。' },
  internal: { what: '程序出错，这次操作没有完成', todo: '请复制诊断信息并反馈；已保存的数据不受影响。' },
}

/** Refusals of commands: decided in the data worker, about the state of the month or the journal. */
export const commandRefusalCodes = [
  'month-locked',
  'month-not-locked',
  'checks-failed',
  'remarks-missing',
  'nothing-to-undo',
  'nothing-to-redo',
  'nothing-to-import',
  'cancelled',
  'profile-missing',
  'parameter-unknown',
  'parameter-refused',
  'reason-missing',
  'import-identical',
  'rows-in-locked-month',
] as const
export type CommandRefusalCode = (typeof commandRefusalCodes)[number]

export const commandSentences: Readonly<Record<CommandRefusalCode, Sentence>> = {
  'month-locked': {
    what: '月份 {period} 已锁定，不能更改',
    todo: '如确需更改，请在月报中说明理由后重新打开。',
  },
  'month-not-locked': { what: '月份 {period} 没有锁定，无需重新打开', todo: '可以直接更改。' },
  'checks-failed': {
    what: '有 {count} 项校验未通过，不能锁定：{first}',
    todo: '请在月报的校验中逐项处理后再锁定。',
  },
  'remarks-missing': {
    what: '有 {count} 项提示需要说明',
    todo: '请填写说明后再锁定；说明会和锁定记录放在一起。',
  },
  'nothing-to-undo': { what: '没有可以撤销的操作', todo: '' },
  'nothing-to-redo': { what: '没有可以恢复的操作', todo: '' },
  'nothing-to-import': { what: '没有需要写入的行', todo: '这些行都已导入过，或所在月份已锁定。' },
  cancelled: { what: '已取消，没有写入任何行', todo: '' },
  'profile-missing': { what: '还没有填写医院信息', todo: '请先在设置中填写医院名称和适用政策。' },
  'parameter-unknown': { what: '没有这个参数', todo: '请在设置中重新打开参数清单。' },
  'parameter-refused': { what: '参数没有更改：{reason}', todo: '请改正后再保存。' },
  'reason-missing': { what: '没有填写理由', todo: '请写明理由后再确认。' },
  'import-identical': {
    what: '这个文件已经导入过，内容完全相同',
    todo: '无需再次导入；如要重导，请先撤销上一次。',
  },
  'rows-in-locked-month': {
    what: '有 {rows} 行属于已锁定的月份（{months}），没有写入',
    todo: '如确需更改，请先在月报中重新打开这些月份。',
  },
}

const parameterReasons: Readonly<Record<ParameterRefusal, string>> = {
  'set-by-document': '这个参数由文件规定，本院不能更改',
  'not-a-number': '应填写数字',
  'not-whole': '应填写整数',
  'too-small': '小于允许的范围',
  'too-large': '大于允许的范围',
  'not-a-choice': '应从选项中选择',
}

/** Parameters that are codes themselves become words. */
function paramsInWords(refusal: Refusal): Refusal['params'] {
  const reason = refusal.params?.reason
  const words = refusalParams(refusal)
  return refusal.code === 'parameter-refused' &&
    typeof reason === 'string' &&
    Object.hasOwn(parameterReasons, reason)
    ? { ...words, reason: parameterReasons[reason as ParameterRefusal] }
    : words
}

const allSentences: Readonly<Record<string, Sentence>> = {
  ...hostSentences,
  ...fileRefusalTexts,
  ...tableRefusalTexts,
  ...commandSentences,
}

/** The sentence of any refusal. A code of a newer worker still gives a usable answer, with the code for support. */
export function refusalText(refusal: Refusal): Sentence {
  const sentence = Object.hasOwn(allSentences, refusal.code) ? allSentences[refusal.code] : null
  if (sentence) return fillSentence(sentence, paramsInWords(refusal))
  return { what: `操作没有完成（${refusal.code}）`, todo: '请复制诊断信息并反馈；已保存的数据不受影响。' }
}
