// The thread HiGHS runs in: one problem per message, one answer each. Plain JavaScript, so that it starts
// without a compiler in the web process as on the command line. Types: src/server/highs.ts.
import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';

const highs = await loadHighs();
const { modelStatus, variableType } = highs.constants;

/** @param {import('./highs').HighsProblem} p @returns {import('./highs').HighsAnswer} */
function solve(p) {
  const matrix = {
    format: 'csr',
    numRows: p.rowLower.length,
    numCols: p.cost.length,
    starts: p.start,
    indices: p.index,
    values: p.value,
  };
  const data = {
    numCols: p.cost.length,
    numRows: p.rowLower.length,
    colCost: p.cost,
    colLower: new Float64Array(p.cost.length),
    colUpper: p.upper,
    rowLower: p.rowLower,
    rowUpper: p.rowUpper,
    matrix,
    ...(p.integers > 0 && {
      integrality: Int32Array.from(p.cost, (_, i) =>
        i < p.integers ? variableType.integer : variableType.continuous,
      ),
    }),
  };
  return highs.withModel(data, (model) => {
    // whole sums are told apart by less than 1: a gap below that is none
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: p.absoluteGap,
      time_limit: p.seconds,
    });
    if (p.hint) model.setSolution({ colValue: p.hint });
    const { modelStatus: status } = model.run();
    const known = status === modelStatus.optimal || model.info.get('primal_solution_status') === 2;
    const objective = known ? model.getObjectiveValue() : Number.NaN;
    const { colValue, rowDual } = model.getSolution();
    const bound = p.integers > 0 ? model.info.get('mip_dual_bound') : objective;
    return { optimal: status === modelStatus.optimal, known, objective, bound, colValue, rowDual };
  });
}

parentPort.on('message', (problem) => {
  try {
    parentPort.postMessage({ answer: solve(problem) });
  } catch (error) {
    parentPort.postMessage({ failed: String(error?.message ?? error) });
  }
});
