'use client';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import styles from './applications.module.css';

/** One question or answer in words. */
export function WordsForm(props: {
  title: string;
  note: string | undefined;
  label: string;
  button: string;
  pending: boolean;
  error: { message: string } | null;
  /** papers that may go with it */
  files?: ReactNode;
  onSend: (words: string) => void;
}) {
  return (
    <Section title={props.title}>
      {props.note && <p className={styles.said}>{props.note}</p>}
      <Form<{ words: string }>
        layout="vertical"
        requiredMark={false}
        onFinish={({ words }) => props.onSend(words.trim())}
      >
        <Form.Item
          name="words"
          label={props.label}
          rules={[{ required: true, whitespace: true, min: 2, max: 500, message: '请写清楚，2 到 500 字' }]}
        >
          <Input.TextArea rows={3} />
        </Form.Item>
        {props.files && <Form.Item label="材料（可不附）">{props.files}</Form.Item>}
        {props.error && <ErrorState error={props.error} />}
        <Button type="primary" htmlType="submit" loading={props.pending}>
          {props.button}
        </Button>
      </Form>
    </Section>
  );
}
