import * as z from 'zod'

/** The hospital as the form names it (profile.json of headless.md, and the 设置 desk). */
export const hospitalProfileSchema = z.strictObject({
  name: z.string().min(1),
  platformAccount: z.string(),
  level: z.enum(['三级', '二级', '一级', '未定级']),
  /** Policy pack that applies, e.g. jiangsu/nantong. */
  jurisdiction: z.string().min(1),
  /** 填表人 */
  preparer: z.string(),
  /** 联系电话 */
  phone: z.string(),
  /** Campuses (院区) or accounts that have a row of their own in form 附件2. */
  campuses: z.array(z.strictObject({ name: z.string().min(1), platformAccount: z.string() })).optional(),
})

export type HospitalProfile = z.infer<typeof hospitalProfileSchema>
