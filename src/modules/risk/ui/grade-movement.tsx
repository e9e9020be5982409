import type { Shadow } from '../domain/comparison';
import { GRADES } from '../domain/grade';
import styles from './activation.module.css';

/** How far a cell lies from where its row stood: a sign and a word beside the colour. */
function stepWords(steps: number): string {
  if (steps === 0) return '不变';
  return steps < 0 ? `▲升${-steps}级` : `▼降${steps}级`;
}

/** 等级变动: the champion's grade down, the candidate's across. */
export function GradeMovement({ movement }: { movement: Shadow['movement'] }) {
  return (
    <table className={styles.matrix}>
      <caption>等级变动（户）：行是现用模型的等级，列是候选模型的等级</caption>
      <thead>
        <tr>
          <th scope="col">现用＼候选</th>
          {GRADES.map((grade) => (
            <th key={grade} scope="col">
              {grade}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {GRADES.map((grade, from) => (
          <tr key={grade}>
            <th scope="row">{grade}</th>
            {GRADES.map((other, to) => {
              const [rows, steps] = [movement[from]?.[to] ?? 0, to - from];
              const look = rows === 0 ? 'none' : steps === 0 ? 'same' : steps < 0 ? 'up' : 'down';
              return (
                <td key={other} className={styles[look]}>
                  {rows.toLocaleString('zh-CN')}
                  {rows > 0 && <small>{stepWords(steps)}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
