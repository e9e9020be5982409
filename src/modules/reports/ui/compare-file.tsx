'use client';
import { Alert } from 'antd';
import { useState } from 'react';
import { Section } from '@/components/section';

const MOST_BYTES = 20 * 1024 * 1024;
type Found = 'same' | 'other' | 'too-large' | 'no-digest';

const WORDS: Readonly<Record<Found, readonly ['success' | 'error' | 'warning', string]>> = {
  same: ['success', '与平台出具的原件一字不差。'],
  other: ['error', '不是平台出具的那份文件：内容被改动过，或是另一份报告。请不要采用。'],
  'too-large': ['error', '文件超过 20 MB，不是平台出具的报告。'],
  'no-digest': [
    'warning',
    '此浏览器不能计算文件指纹：请用 https 地址打开本页，或自行计算 SHA-256 与上面的值比对。',
  ],
};

/** Whether a file in the reader's hands is the one that was given out; it does not leave his machine. */
export function CompareFile({ pdfSha256 }: { pdfSha256: string }) {
  const [found, setFound] = useState<Found>();
  const compare = async (file: File) => {
    setFound(undefined);
    if (file.size > MOST_BYTES) return setFound('too-large');
    if (!globalThis.crypto?.subtle) return setFound('no-digest');
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    setFound(hex === pdfSha256 ? 'same' : 'other');
  };
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) void compare(file);
  };
  return (
    <Section title="手中的 PDF 是不是原件" note="在您的浏览器里比对，文件不会上传">
      <label
        style={{ display: 'block', border: '1px dashed var(--ink3)', borderRadius: 6, padding: 16 }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          take(event.dataTransfer.files);
        }}
      >
        选择或拖入 PDF 文件{' '}
        <input type="file" accept="application/pdf" onChange={(event) => take(event.target.files)} />
      </label>
      {found && (
        <div role="status" style={{ marginTop: 8 }}>
          <Alert type={WORDS[found][0]} showIcon title={WORDS[found][1]} />
        </div>
      )}
    </Section>
  );
}
