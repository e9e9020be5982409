'use client';
import { Button, Result } from 'antd';

/** A page that failed: words, a number to quote, a way to try again; never what went wrong inside. */
export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Result
      status="error"
      title="系统出错，这一页没有打开"
      subTitle={`请稍后重试；若仍出现，请联系平台管理员${error.digest ? `，并告知错误编号 ${error.digest}` : ''}。`}
      extra={
        <Button type="primary" onClick={reset}>
          重试
        </Button>
      }
    />
  );
}
