/** District (GB/T 2260), share of enterprises, and streets or towns used for addresses and grouping. */
export const PLACES: readonly (readonly [
  { readonly code: string; readonly streets: readonly string[] },
  number,
])[] = [
  [{ code: '120101', streets: ['小白楼街道', '五大道街道', '南市街道'] }, 5],
  [{ code: '120102', streets: ['大王庄街道', '春华街道', '上杭路街道'] }, 5],
  [{ code: '120103', streets: ['大营门街道', '下瓦房街道', '梅江街道', '陈塘庄街道'] }, 7],
  [{ code: '120104', streets: ['学府街道', '华苑街道', '万兴街道'] }, 6],
  [{ code: '120105', streets: ['望海楼街道', '光复道街道', '铁东路街道'] }, 4],
  [{ code: '120106', streets: ['西于庄街道', '丁字沽街道', '和苑街道'] }, 3],
  [{ code: '120110', streets: ['张贵庄街道', '华明街道', '军粮城街道'] }, 6],
  [{ code: '120111', streets: ['杨柳青镇', '张家窝镇', '中北镇', '大寺镇'] }, 8],
  [{ code: '120112', streets: ['咸水沽镇', '双港镇', '八里台镇'] }, 7],
  [{ code: '120113', streets: ['宜兴埠镇', '双街镇', '青光镇'] }, 7],
  [{ code: '120114', streets: ['杨村街道', '下朱庄街道', '王庆坨镇'] }, 9],
  [{ code: '120115', streets: ['宝平街道', '周良街道', '大口屯镇'] }, 5],
  [{ code: '120116', streets: ['泰达街道', '塘沽街道', '汉沽街道', '大港街道', '新港街道'] }, 18],
  [{ code: '120117', streets: ['芦台街道', '桥北街道', '七里海镇'] }, 3],
  [{ code: '120118', streets: ['静海镇', '团泊镇', '大邱庄镇'] }, 6],
  [{ code: '120119', streets: ['渔阳镇', '下营镇', '罗庄子镇'] }, 4],
];

/** Binhai's five development zones and their share among Binhai enterprises (the rest lies outside them). */
export const BINHAI_ZONES: readonly (readonly [string | undefined, number])[] = [
  ['teda', 28],
  ['free-trade-port', 14],
  ['high-tech', 18],
  ['dongjiang', 10],
  ['eco-city', 10],
  [undefined, 20],
];
