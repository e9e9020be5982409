'use client';
import { DatePicker, Input, Select } from 'antd';
import { actionWords } from '../labels';
import type { TrailFilter } from '../schema';
import styles from './audit.module.css';

/** When, who, what was done, to what. Each change is a read that leaves a row, so words are sent when entered whole. */
export function TrailFilters(props: {
  filter: TrailFilter;
  actions: readonly string[];
  roles: Readonly<Record<string, string>>;
  onChange: (filter: TrailFilter) => void;
}) {
  const { filter, actions, roles, onChange } = props;
  const set = (change: Partial<TrailFilter>) => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value);
    onChange(Object.fromEntries(next));
  };
  return (
    <div className={styles.filters}>
      <DatePicker
        aria-label="从哪天起"
        placeholder="从哪天起"
        onChange={(_, from) => set({ from: from as string })}
      />
      <DatePicker
        aria-label="到哪天止"
        placeholder="到哪天止"
        onChange={(_, to) => set({ to: to as string })}
      />
      <Input.Search
        allowClear
        aria-label="账号"
        placeholder="账号"
        maxLength={64}
        onSearch={(actor) => set({ actor: actor.trim() })}
      />
      <Select
        allowClear
        aria-label="角色"
        placeholder="全部角色"
        options={Object.entries(roles).map(([value, label]) => ({ value, label }))}
        onChange={(role?: string) => set({ role })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="动作"
        placeholder="全部动作"
        options={actions.map((value) => ({ value, label: actionWords(value) }))}
        onChange={(action?: string) => set({ action })}
      />
      <Input.Search
        allowClear
        aria-label="对象"
        placeholder="对象，如 batch:12"
        maxLength={128}
        onSearch={(subject) => set({ subject: subject.trim() })}
      />
    </div>
  );
}
