import styles from './path-steps.module.css';

/** One change: the fact, its value now and what it must be, what to do, from when. */
export type ShownStep = {
  readonly feature: string;
  readonly label: string;
  readonly now: string;
  readonly needed: string;
  readonly todo: string;
  /** a day, 'unknown', or absent where nothing has to be waited for */
  readonly from?: string | undefined;
  readonly fixes: readonly string[];
  readonly points?: number | undefined;
};
export type ShownPath =
  | { readonly kind: 'passes' }
  | { readonly kind: 'undecided' }
  | {
      readonly kind: 'path';
      readonly steps: readonly ShownStep[];
      readonly earliest?: string | undefined;
      readonly proven: boolean;
    }
  | {
      readonly kind: 'impossible';
      readonly together: boolean;
      readonly blocked: readonly { readonly rule: string; readonly why: readonly string[] }[];
    };

/** 怎样才能符合, in plain words: the steps, or what stands in the way. */
export function PathSteps({ path }: { path: ShownPath }) {
  if (path.kind === 'passes') return <p className={styles.line}>已经符合，不用再做什么。</p>;
  if (path.kind === 'undecided')
    return <p className={styles.line}>条件之间牵连太多，没有算出办法，也不能断定没有。请向银行咨询。</p>;
  if (path.kind === 'impossible')
    return (
      <>
        <p className={styles.line}>
          {path.together ? '下面几条单独都能做到，合在一起做不到：' : '有的条件现在改变不了：'}
        </p>
        <ul className={styles.steps}>
          {path.blocked.map(({ rule, why }) => (
            <li key={rule} data-path="blocked">
              <b>{rule}</b>
              {why.map((words) => (
                <div key={words} className="muted">
                  {words}
                </div>
              ))}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      <p className={styles.line}>
        {path.steps.length === 1
          ? '做到这一步即可符合。'
          : `做到以下 ${path.steps.length} 步即可符合，少一步都不行。`}
        {path.earliest !== undefined &&
          (path.earliest === 'unknown' ? '其中有的日期现在不能知道。' : `最早在 ${path.earliest}。`)}
        {!path.proven && '这不一定是最省力的办法。'}
      </p>
      <ol className={styles.steps}>
        {path.steps.map((step) => (
          <li key={step.feature} data-path="step">
            <div>
              <b>{step.label}</b>：{step.now} → {step.needed}
            </div>
            <div>
              {step.todo}
              {step.from !== undefined &&
                (step.from === 'unknown' ? '（日期未知）' : `（最早 ${step.from}）`)}
            </div>
            <div className="muted">
              为了：{step.fixes.join('、')}
              {step.points !== undefined && step.points > 0 && `；信用评分可多 ${step.points.toFixed(1)} 分`}
            </div>
          </li>
        ))}
      </ol>
      <p className={`${styles.line} muted`}>按现有数据推算，各项视为互不影响；结果以数据更新后的评定为准。</p>
    </>
  );
}
