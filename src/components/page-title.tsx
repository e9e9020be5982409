import type { ReactNode } from 'react';

/** A page's heading, what its data are of, and what can be done here. */
export function PageTitle(props: { title: ReactNode; note?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="row" style={{ margin: '0 0 12px', justifyContent: 'space-between' }}>
      <div className="row">
        <h1>{props.title}</h1>
        {props.note && <span className="muted">{props.note}</span>}
      </div>
      {props.actions && <div className="row">{props.actions}</div>}
    </div>
  );
}
