'use client';
import { Button, InputNumber, Select } from 'antd';
import type { Comparison, Expr } from '../domain/expr';
import type { FeatureHistogram } from '../domain/feature-histogram';
import { fromShown, shownUnit, toShown } from '../domain/shown-value';
import { type Term, termOf } from '../domain/vocabulary';
import { exprWords, OPERATOR_LABELS } from '../labels';
import { asThreshold, compared } from './edit-rules';
import styles from './rules.module.css';
import { ThresholdSlider } from './threshold-slider';

type Props<E extends Expr> = {
  label: string;
  expr: E;
  histograms: ReadonlyMap<string, FeatureHistogram>;
  onChange: (next: Expr) => void;
};

/** A condition, whatever it is made of: each comparison can be set, each part of a group removed. */
export function ExprEditor({ label, expr, histograms, onChange }: Props<Expr>) {
  if (expr.op === 'not')
    return (
      <div className={styles.group}>
        <div className={styles.settings}>
          <span className="muted">并非</span>
          <ExprEditor
            label={label}
            expr={expr.arg}
            histograms={histograms}
            onChange={(arg) => onChange({ op: 'not', arg })}
          />
        </div>
      </div>
    );
  if (!('args' in expr))
    return <ComparisonEditor label={label} expr={expr} histograms={histograms} onChange={onChange} />;
  const { op, args } = expr;
  const put = (next: readonly Expr[]) => onChange(next.length === 1 ? next[0]! : { op, args: next });
  return (
    <div className={styles.group}>
      <Select
        size="small"
        aria-label={`${label} 组合方式`}
        value={op}
        options={[
          { value: 'and', label: '以下全部满足' },
          { value: 'or', label: '以下任一满足' },
        ]}
        onChange={(next) => onChange({ op: next, args })}
        style={{ width: 128 }}
      />
      {args.map((arg, i) => {
        const name =
          'feature' in arg
            ? `${label}·${termOf(arg.feature)?.label ?? arg.feature}`
            : `${label}·第 ${i + 1} 组`;
        return (
          <div key={i} className={styles.part}>
            <div className={styles.head}>
              <span className="muted">{exprWords(arg)}</span>
              {args.length > 1 && (
                <Button
                  type="text"
                  size="small"
                  aria-label={`去掉条件 ${exprWords(arg)}`}
                  onClick={() => put(args.filter((_, k) => k !== i))}
                >
                  ✕
                </Button>
              )}
            </div>
            <div className={styles.settings}>
              <ExprEditor
                label={name}
                expr={arg}
                histograms={histograms}
                onChange={(next) => onChange({ op, args: args.map((a, k) => (k === i ? next : a)) })}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}

const NUMBER_OPS = ['gte', 'gt', 'lte', 'lt', 'between', 'eq', 'ne', 'known'] as const;
const CODE_OPS = ['in', 'notIn', 'known'] as const;

function ComparisonEditor({ label, expr, histograms, onChange }: Props<Comparison>) {
  const term = termOf(expr.feature);
  if (!term) return <span className="fail">没有指标“{expr.feature}”</span>;
  const ops = term.type === 'code' ? CODE_OPS : NUMBER_OPS;
  const ordered = asThreshold(expr);
  return (
    <>
      {term.type !== 'flag' && (
        <Select
          size="small"
          aria-label={`${label} 比较`}
          value={expr.op}
          options={[...new Set([...ops, expr.op])].map((op) => ({
            value: op,
            label: op === 'known' ? '已有数据' : OPERATOR_LABELS[op],
          }))}
          onChange={(op) => onChange(compared(term, expr, op))}
          popupMatchSelectWidth={false}
          style={{
            width: expr.op === 'known' || expr.op === 'between' ? 96 : term.type === 'code' ? 72 : 56,
          }}
        />
      )}
      {ordered ? (
        <ThresholdSlider
          label={label}
          found={ordered}
          histogram={histograms.get(term.key)}
          onChange={onChange}
        />
      ) : (
        <Operands label={label} expr={expr} term={term} onChange={onChange} />
      )}
    </>
  );
}

function Operands(props: { label: string; expr: Comparison; term: Term; onChange: (next: Expr) => void }) {
  const { label, expr, term, onChange } = props;
  const codes = Object.entries(term.codes ?? {}).map(([value, words]) => ({ value, label: words }));
  const number = (name: string, value: number, set: (kept: number) => void) => (
    <InputNumber
      size="small"
      aria-label={name}
      suffix={shownUnit(term)}
      value={toShown(term, value)}
      onChange={(shown) => typeof shown === 'number' && set(fromShown(term, shown))}
      controls={false}
      className={styles.bound}
    />
  );
  if (expr.op === 'known') return <span className="muted">只看有没有数据</span>;
  if (expr.op === 'between')
    return (
      <>
        {number(`${label} 下限`, expr.from, (from) => onChange({ ...expr, from }))}
        {number(`${label} 上限`, expr.to, (to) => onChange({ ...expr, to }))}
      </>
    );
  if ('values' in expr)
    return (
      <Select
        mode={codes.length > 0 ? 'multiple' : 'tags'}
        size="small"
        aria-label={`${label} 取值`}
        value={[...expr.values] as string[]}
        options={codes}
        onChange={(values) => onChange({ ...expr, values })}
        className={styles.values}
      />
    );
  if (term.type === 'flag')
    return (
      <Select
        size="small"
        aria-label={`${label} 是否`}
        value={(expr.value === 1) === (expr.op === 'eq') ? 1 : 0}
        options={[
          { value: 1, label: '是' },
          { value: 0, label: '否' },
        ]}
        onChange={(value) => onChange({ op: 'eq', feature: term.key, value })}
        style={{ width: 72 }}
      />
    );
  if (typeof expr.value === 'number')
    return number(`${label} 阈值`, expr.value, (value) => onChange({ ...expr, value }));
  return (
    <Select
      size="small"
      aria-label={`${label} 取值`}
      value={expr.value}
      options={codes}
      onChange={(value) => onChange({ ...expr, value })}
      style={{ width: 92 }}
    />
  );
}
