import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { usccCheckDigit } from '@/kernel/uscc';

/**
 * For benches: files of a whole city in the layouts of its bureaus, about 20 rows an enterprise, the same
 * bytes at every run, written as they are made. Monthly files go month by month, and each bureau has the
 * enterprises in an order of its own. One row in 300 stands twice, one in 1,000 has a wrong code, one
 * enterprise in 50 is named without being registered.
 */
const HISTORY = '2026-10-05';
const CURRENT = '2026-11-05';
const MONTHS = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];

type Bureau = {
  readonly source: string;
  readonly headings: string;
  /** step through the enterprises, prime to any number of them */
  readonly step: number;
  /** rows of one enterprise in one month; `m` is −1 for what is not monthly */
  readonly rows: (e: number, m: number) => readonly string[];
  readonly monthly: boolean;
};

/** A number of 32 bits from a place in the city. */
function mix(e: number, salt: number): number {
  let h = Math.imul(e ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const two = (n: number) => String(n).padStart(2, '0');
const DISTRICTS = ['120101', '120102', '120103', '120104', '120105', '120110', '120111', '120116'];
const INDUSTRIES = ['C3011', 'F5179', 'I6510', 'L7212', 'G5430', 'E4710', 'F5299', 'H6210'];
const nameOf = (e: number) => `天津市海河第${e}号科技发展有限公司`;

const BUREAUS: readonly Bureau[] = [
  {
    source: 'registration',
    headings: '企业名称,成立日期,注册资本,主体类型,行业代码,行政区划代码,登记状态,核准日期',
    step: 1,
    monthly: false,
    rows: (e) => {
      const day = `20${two(5 + (e % 20))}-${two(1 + (e % 12))}-${two(1 + (e % 28))}`;
      return [
        `${nameOf(e)},${day},${yuan((1 + (mix(e, 1) % 500)) * 1_000_000)},公司,${INDUSTRIES[e % 8]},${DISTRICTS[mix(e, 2) % 8]},存续,${day}`,
      ];
    },
  },
  {
    source: 'annual-report',
    headings: '年度,报送日期,营业收入,资产总额,负债总额,净利润,从业人数',
    step: 15_485_863,
    monthly: false,
    rows: (e) => {
      const revenue = 1_000_000 + (mix(e, 3) % 900_000_000);
      return [
        `2025,2026-05-${two(1 + (e % 28))},${yuan(revenue)},${yuan(revenue * 2)},${yuan(revenue)},${yuan(revenue >> 4)},${1 + (mix(e, 4) % 200)}`,
      ];
    },
  },
  {
    source: 'tax-payment',
    headings: '所属月份,税种,入库税额,滞纳金,欠税余额,按期申报',
    step: 32_452_843,
    monthly: true,
    rows: (e, m) => {
      const late = mix(e, 50 + m) % 40 === 0;
      return [
        `${MONTHS[m]},全部税费,${yuan(mix(e, 60 + m) % 9_000_000)},${late ? '35.20' : '0.00'},0.00,${late ? '否' : '是'}`,
      ];
    },
  },
  {
    source: 'social-insurance',
    headings: '缴费月份,参保人数,实缴金额,欠缴金额',
    step: 49_979_687,
    monthly: true,
    rows: (e, m) => {
      if (e % 3 === 0) return [];
      const insured = 1 + (mix(e, 5) % 60) + (m % 3);
      return [`${MONTHS[m]},${insured},${yuan(insured * 148_000)},0.00`];
    },
  },
  {
    source: 'utility',
    headings: '用量月份,能源种类,用量,应缴金额,欠缴金额',
    step: 67_867_967,
    monthly: true,
    rows: (e, m) => {
      if (e % 4 === 0) return [];
      const kwh = 100 + (mix(e, 80 + m) % 40_000);
      return [`${MONTHS[m]},电,${kwh},${yuan(kwh * 72)},0.00`];
    },
  },
  {
    source: 'invoice',
    headings: '发票方向,发票号码,开票日期,对方代号,金额,税额,价税合计,发票状态',
    step: 86_028_121,
    monthly: true,
    rows: (e, m) =>
      Array.from({ length: e % 2 === 0 ? 2 : e % 4 === 1 ? 1 : 0 }, (_, i) => {
        const amount = 10_000 + (mix(e, 100 + 8 * m + i) % 50_000_000);
        const tax = Math.floor(amount * 0.13);
        const party = `B${DISTRICTS[e % 8]}${String(mix(e, 7 + (i % 5)) % 99_991).padStart(5, '0')}`;
        const status = mix(e, 200 + 8 * m + i) % 40 === 0 ? '作废' : '有效';
        return `${i === 0 ? '销项' : '进项'},${String((e * 16 + m * 2 + i) % 100_000_000).padStart(8, '0')},${MONTHS[m]}-${two(1 + (mix(e, 300 + m + i) % 28))},${party},${yuan(amount)},${yuan(tax)},${yuan(amount + tax)},${status}`;
      }),
  },
  {
    source: 'penalty',
    headings: '处罚决定书文号,处罚机关,处罚决定日期,处罚类别,违法事实,处罚内容,罚款金额,失信程度',
    step: 982_451_653,
    monthly: false,
    rows: (e) =>
      mix(e, 9) % 12 === 0
        ? [
            `津市监罚〔2026〕${e}号,天津市市场监督管理委员会,2026-0${1 + (e % 9)}-${two(1 + (e % 28))},罚款,"未按规定公示, 逾期未改正",罚款,${yuan(500_000)},一般`,
          ]
        : [],
  },
];

class CityWriter {
  private text = '';
  rows = 0;
  private readonly out: WriteStream;

  constructor(readonly file: string) {
    this.out = createWriteStream(file);
  }

  async write(line: string): Promise<void> {
    this.text += `${line}\n`;
    if (this.text.length < 1_000_000) return;
    const more = this.out.write(this.text);
    this.text = '';
    if (!more) await new Promise((done) => this.out.once('drain', () => done(undefined)));
  }

  async end(): Promise<void> {
    await new Promise<void>((done) => this.out.end(this.text, () => done()));
  }
}

function codeOf(e: number): string {
  const body = `91120103MA${String(e).padStart(7, '0')}`;
  return body + usccCheckDigit(body);
}

/** One row, now and then sent twice or with a mistyped code. @returns rows written */
async function send(
  to: CityWriter,
  e: number,
  salt: number,
  registers: boolean,
  cells: string,
): Promise<number> {
  const chance = mix(e, 1_000 + salt);
  const code = codeOf(e);
  const typed =
    !registers && chance % 1_000 === 0 ? `${code.slice(0, 17)}${code[17] === '8' ? '9' : '8'}` : code;
  const line = registers ? `${code},${cells}` : `${typed},${nameOf(e)},${cells}`;
  await to.write(line);
  if (chance % 300 !== 7) return 1;
  await to.write(line);
  return 2;
}

/**
 * Writes `<folder>/<published>/<source>.csv`: the history up to September and the files of October. */
export async function writeCityFiles(folder: string, enterprises: number): Promise<number> {
  let rows = 0;
  for (const published of [HISTORY, CURRENT]) {
    await mkdir(path.join(folder, published), { recursive: true });
    for (const [b, bureau] of BUREAUS.entries()) {
      const months = bureau.monthly
        ? published === HISTORY
          ? [0, 1, 2, 3, 4]
          : [5]
        : published === HISTORY
          ? [-1]
          : [];
      if (months.length === 0) continue;
      const to = new CityWriter(path.join(folder, published, `${bureau.source}.csv`));
      const registers = bureau.source === 'registration';
      await to.write(`统一社会信用代码,${registers ? '' : '企业名称,'}${bureau.headings}`);
      for (const m of months)
        for (let i = 0, e = 0; i < enterprises; i++, e = (e + bureau.step) % enterprises) {
          if (registers && e % 50 === 49) continue;
          for (const [k, cells] of bureau.rows(e, m).entries())
            rows += await send(to, e, 32 * b + 4 * m + k, registers, cells);
        }
      await to.end();
    }
  }
  return rows;
}

/**
 * Writes one night's file of invoices into `<folder>/2026-11-12/`: about one new record for a hundred of
 * the city's, of one enterprise in fifty.
 */
export async function writeNight(folder: string, enterprises: number): Promise<number> {
  const day = '2026-11-12';
  await mkdir(path.join(folder, day), { recursive: true });
  const invoice = BUREAUS.find((bureau) => bureau.source === 'invoice')!;
  const to = new CityWriter(path.join(folder, day, 'invoice.csv'));
  await to.write(`统一社会信用代码,企业名称,${invoice.headings}`);
  let rows = 0;
  for (let e = 10; e < enterprises; e += 50)
    for (let i = 0; i < 12; i++, rows++)
      await to.write(
        `${codeOf(e)},${nameOf(e)},销项,N${e}${i},2026-11-${two(i + 1)},B12010100007,100.00,13.00,113.00,有效`,
      );
  await to.end();
  return rows;
}
