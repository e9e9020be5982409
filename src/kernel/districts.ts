/** Tianjin's 16 districts, GB/T 2260 code -> name, in code order. */
export const DISTRICTS: Readonly<Record<string, string>> = {
  '120101': '和平区',
  '120102': '河东区',
  '120103': '河西区',
  '120104': '南开区',
  '120105': '河北区',
  '120106': '红桥区',
  '120110': '东丽区',
  '120111': '西青区',
  '120112': '津南区',
  '120113': '北辰区',
  '120114': '武清区',
  '120115': '宝坻区',
  '120116': '滨海新区',
  '120117': '宁河区',
  '120118': '静海区',
  '120119': '蓟州区',
};

/** The five development zones 功能区, all inside 滨海新区 (120116). */
export const ZONES: Readonly<Record<string, string>> = {
  teda: '天津经济技术开发区',
  'free-trade-port': '天津港保税区',
  'high-tech': '天津滨海高新技术产业开发区',
  dongjiang: '天津东疆综合保税区',
  'eco-city': '中新天津生态城',
};
