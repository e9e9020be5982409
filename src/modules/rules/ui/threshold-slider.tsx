'use client';
import { InputNumber, Slider } from 'antd';
import type { FeatureHistogram } from '../domain/feature-histogram';
import { fromShown, shownUnit, toShown } from '../domain/shown-value';
import { placeOf, valueAt } from '../domain/slider-scale';
import type { asThreshold, Threshold } from './edit-rules';
import styles from './rules.module.css';

type Props = {
  label: string;
  found: NonNullable<ReturnType<typeof asThreshold>>;
  histogram: FeatureHistogram | undefined;
  onChange: (next: Threshold) => void;
};

const QUARTER = 0.25;

/** A threshold to drag or to type, over how the feature spreads; what fails is pale. */
export function ThresholdSlider({ label, found: { threshold, term }, histogram, onChange }: Props) {
  const set = (value: number) => onChange({ ...threshold, value });
  const unit = shownUnit(term);
  return (
    <>
      <InputNumber
        size="small"
        aria-label={`${label} 阈值`}
        suffix={unit}
        value={toShown(term, threshold.value)}
        onChange={(shown) => typeof shown === 'number' && set(fromShown(term, shown))}
        controls={false}
        className={styles.number}
      />
      {histogram && (
        <div className={styles.slider}>
          <Bars histogram={histogram} threshold={threshold} whole={term.type === 'count'} />
          <Slider
            min={0}
            max={histogram.edges.length - 1}
            step={QUARTER}
            tooltip={{ open: false }}
            ariaLabelForHandle={`${label} 阈值滑块`}
            ariaValueTextFormatterForHandle={() => `${toShown(term, threshold.value)} ${unit}`}
            value={placeOf(histogram.edges, threshold.value)}
            onChange={(place) => {
              const shown = toShown(term, valueAt(histogram.edges, place));
              set(fromShown(term, term.type === 'money' ? Number(shown.toPrecision(3)) : shown));
            }}
          />
        </div>
      )}
    </>
  );
}

function Bars(props: { histogram: FeatureHistogram; threshold: Threshold; whole: boolean }) {
  const { histogram, threshold, whole } = props;
  const most = Math.max(1, ...histogram.counts);
  const upwards = threshold.op === 'gte' || threshold.op === 'gt';
  return (
    <div className={styles.bars} aria-hidden="true">
      {histogram.counts.map((n, i) => {
        const [from, to] = [histogram.edges[i]!, histogram.edges[i + 1]!];
        const stands = whole && to - from === 1 ? from : (from + to) / 2;
        const holds = upwards ? stands >= threshold.value : stands <= threshold.value;
        const height = `${(n / most) * 100}%`;
        return <i key={i} className={holds ? styles.holds : undefined} style={{ height }} />;
      })}
    </div>
  );
}
