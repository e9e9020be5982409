import { AntdRegistry } from '@ant-design/nextjs-registry';
import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Look } from '@/components/look';
import { CallProvider } from '@/trpc/provider';
import './globals.css';

export const metadata: Metadata = {
  title: { default: '信易贷', template: '%s · 信易贷' },
  description: '公共信用数据、融资白名单与贷款匹配',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // rendered for each request: the scripts of a page carry the nonce of proxy.ts
  return (
    <html lang="zh-CN">
      <body>
        <AntdRegistry>
          <Look>
            <CallProvider>{children}</CallProvider>
          </Look>
        </AntdRegistry>
      </body>
    </html>
  );
}
