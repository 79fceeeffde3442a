import { Modal } from 'antd'
import { KeyHint } from '../ui/KeyHint.tsx'
import styles from './KeySheet.module.css'
import { type KeyBinding, useKeyStore } from './keys.ts'

/** Keys by heading; a key that a page took over is listed once, with what it does here. */
function sheetOf(bindings: readonly KeyBinding[]): Map<string, KeyBinding[]> {
  const groups = new Map<string, KeyBinding[]>()
  const effective = bindings.filter(
    (binding, index) => bindings.findLastIndex((other) => other.keys === binding.keys) === index,
  )
  for (const binding of effective.toReversed()) {
    const group = groups.get(binding.group)
    if (group) group.unshift(binding)
    else groups.set(binding.group, [binding])
  }
  return groups
}

export function KeySheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const layers = useKeyStore((store) => store.layers)
  return (
    <Modal open={open} onCancel={onClose} footer={null} title="本页快捷键" width={720} destroyOnHidden>
      <div className={styles.sheet}>
        {[...sheetOf(layers.flat())].map(([group, bindings]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {bindings.map((binding) => (
                <div key={binding.keys}>
                  <dt>{binding.text}</dt>
                  <dd>
                    <KeyHint keys={binding.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
