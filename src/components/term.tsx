import { Tooltip } from 'antd';

/** A term of the trade with one sentence of help, on hover and focus. */
export function Term({ children, help }: { children: React.ReactNode; help: string }) {
  return (
    <Tooltip title={help}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the help must be reachable by keyboard */}
      <span tabIndex={0} style={{ borderBottom: '1px dotted var(--ink3)', cursor: 'help' }}>
        {children}
      </span>
    </Tooltip>
  );
}
