import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import type { HospitalProfile } from '#shared/model/hospital-profile.ts'
import styles from './ProfileForm.module.css'

export interface PolicyChoice {
  readonly id: string
  readonly title: string
}

interface ProfileFormProps {
  readonly policies: readonly PolicyChoice[]
  readonly initial: Partial<HospitalProfile>
  /** What the button says, e.g. 保存. */
  readonly submitText: string
  readonly submitting: boolean
  /** 'short' asks for what the first day needs; campuses are added later. */
  readonly extent?: 'short' | 'full'
  readonly beside?: ReactNode
  readonly onSubmit: (profile: HospitalProfile) => void
}

const levels: readonly HospitalProfile['level'][] = ['三级', '二级', '一级', '未定级']

type Fields = Omit<HospitalProfile, 'campuses'> & {
  campuses?: { name: string; platformAccount?: string }[]
}

/** Fields as typed → profile: trimmed, and without an empty list of campuses. */
function profileOf(fields: Fields): HospitalProfile {
  const campuses = (fields.campuses ?? []).map((campus) => ({
    name: campus.name.trim(),
    platformAccount: campus.platformAccount?.trim() ?? '',
  }))
  return {
    name: fields.name.trim(),
    platformAccount: fields.platformAccount?.trim() ?? '',
    level: fields.level,
    jurisdiction: fields.jurisdiction,
    preparer: fields.preparer?.trim() ?? '',
    phone: fields.phone?.trim() ?? '',
    ...(campuses.length > 0 ? { campuses } : {}),
  }
}

/** The hospital as the form names it (附件2 的抬头和落款). */
export function ProfileForm(props: ProfileFormProps) {
  const { policies, initial, submitText, submitting, extent = 'full', beside, onSubmit } = props
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        level: '三级',
        jurisdiction: policies[0]?.id,
        ...initial,
        campuses: initial.campuses?.map((campus) => ({ ...campus })),
      }}
      onFinish={(fields) => onSubmit(profileOf(fields))}
      scrollToFirstError={{ focus: true }}
      className={styles.form}
    >
      <Form.Item
        name="jurisdiction"
        label="适用政策"
        rules={[{ required: true, message: '请选择适用政策' }]}
        className={styles.whole}
      >
        <Select options={policies.map((policy) => ({ value: policy.id, label: policy.title }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label="医院名称"
        rules={[{ required: true, whitespace: true, message: '请填写医院名称，与公章一致' }]}
        className={styles.whole}
      >
        <Input placeholder="与公章一致" maxLength={80} autoFocus={extent === 'short'} />
      </Form.Item>
      <Form.Item name="level" label="医院等级">
        <Select options={levels.map((level) => ({ value: level, label: level }))} />
      </Form.Item>
      <Form.Item name="platformAccount" label="省平台账号">
        <Input placeholder="可以后补" maxLength={60} />
      </Form.Item>
      <Form.Item name="preparer" label="填表人">
        <Input placeholder="监测表落款" maxLength={40} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="phone"
        label="联系电话"
        rules={[{ pattern: /^[0-9()（）\-—+转 ]{5,30}$/, message: '只填数字和分隔符，例如 0513-12345678' }]}
      >
        <Input placeholder="0513-12345678" maxLength={30} autoComplete="tel" />
      </Form.Item>
      {extent === 'full' && (
        <div className={styles.whole}>
          <p className={styles.label}>院区（监测表中各占一行）</p>
          <Form.List name="campuses">
            {(fields, { add, remove }) => (
              <div className={styles.campuses}>
                {fields.map((field, index) => (
                  <div key={field.key} className={styles.campus}>
                    <Form.Item
                      name={[field.name, 'name']}
                      rules={[{ required: true, whitespace: true, message: '请填写院区名称' }]}
                    >
                      <Input placeholder="院区名称" aria-label={`第 ${index + 1} 个院区的名称`} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'platformAccount']}>
                      <Input placeholder="省平台账号" aria-label={`第 ${index + 1} 个院区的省平台账号`} />
                    </Form.Item>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`删除第 ${index + 1} 个院区`}
                      onClick={() => remove(field.name)}
                    />
                  </div>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add({ name: '', platformAccount: '' })}>
                  添加院区
                </Button>
              </div>
            )}
          </Form.List>
        </div>
      )}
      <div className={`${styles.whole} ${styles.actions}`}>
        <Button type="primary" htmlType="submit" loading={submitting}>
          {submitText}
        </Button>
        {beside}
      </div>
    </Form>
  )
}
