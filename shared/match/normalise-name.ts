import { foldText } from './fold-text.ts'

const FLAGS =
  /[([【〔](基|国基|省基|集采|国采|省采|带量|中选|非中选|国谈|谈判|甲|乙|自费|医保|\d+元)?[)\]】〕]/g

/** A product name (通用名) without the flags that HIS clerks write into it: 阿莫西林胶囊（基） is 阿莫西林胶囊. */
export function normaliseName(text: string): string {
  return foldText(text)
    .replace(FLAGS, '')
    .replace(/[*#★☆△▲●·"]/g, '')
}

/** A strength (规格) with one sign for "times" and without the `'S` of tablets: `0.25G×24'S` is `0.25G*24`. */
export function normaliseSpec(text: string): string {
  return foldText(text)
    .replace(/[×✕✖]|(?<=[\dG片粒支袋瓶])X(?=\d)/g, '*')
    .replace(/'S|(?<=\d)[片粒支袋瓶盒](?=[/盒]|$)/g, '')
    .replace(/\/(盒|瓶|袋)?$/, '')
}
