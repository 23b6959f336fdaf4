// Texts about a medical group, in both languages: the same keys.
export const groupZh = {
  title: '医疗集团',
  lead: '牵头机构与成员逐家列出：在岗人员、技术、手术、教学、成果和资金。牵头和成员以今天有效的医联体、医共体协议为准。',
  organization: '牵头机构编号',
  year: '年度',
  ask: '填写牵头机构编号。',
  alone: '这家机构今天没有牵头的医联体或医共体。',
  head: '牵头',
  sum: '合计',
  columns: { name: '机构', posted: '在岗派驻', trained: '进修返岗', technique: '独立技术（项）', case: '独立手术（例）', teaching: '教学（次）', built: '已核实成果', granted: '核定预算（元）', spent: '已支出（元）' },
}

export const groupEn: typeof groupZh = {
  title: 'Medical group',
  lead: 'The head and its members one by one: people on site, techniques, operations, teaching, what was built, money. By the consortium and alliance agreements that hold today.',
  organization: 'Code of the head',
  year: 'Year',
  ask: 'Enter the code of the head.',
  alone: 'This organization leads no consortium or alliance today.',
  head: 'head',
  sum: 'Sum',
  columns: { name: 'Organization', posted: 'On site', trained: 'Back from training', technique: 'Techniques alone', case: 'Operations alone', teaching: 'Teaching', built: 'Verified', granted: 'Granted (yuan)', spent: 'Spent (yuan)' },
}
