/** The people and desks of the sample world. Organizations are real; persons, numbers and addresses are invented. */

export const demoPassword = 'shuchi-mihon-2021'

export const people = [
  {
    email: 'admin@demo.example',
    name: '管理 花子',
    code: '140007',
    role: 'manager',
    isSystemAdministrator: true,
    isAuditor: false,
    note: 'システム管理者・組織管理者',
  },
  {
    email: 'manager@pref.example',
    name: '高橋',
    code: '140007',
    role: 'manager',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '神奈川県 組織管理者',
  },
  {
    email: 'staff@pref.example',
    name: '佐藤',
    code: '140007',
    role: 'staff',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '神奈川県 担当者',
  },
  {
    email: 'viewer@pref.example',
    name: '監査 太郎',
    code: '140007',
    role: 'viewer',
    isSystemAdministrator: false,
    isAuditor: true,
    note: '神奈川県 閲覧者（監査）',
  },
  {
    email: 'yokohama@city.example',
    name: '山田',
    code: '141003',
    role: 'staff',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '横浜市 担当者',
  },
  {
    email: 'kawasaki@city.example',
    name: '小林',
    code: '141305',
    role: 'staff',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '川崎市 担当者',
  },
  {
    email: 'sagamihara@city.example',
    name: '加藤',
    code: '141500',
    role: 'staff',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '相模原市 担当者',
  },
  {
    email: 'yokosuka@city.example',
    name: '三浦',
    code: '142018',
    role: 'staff',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '横須賀市 担当者',
  },
  {
    email: 'fujisawa@city.example',
    name: '石井',
    code: '142051',
    role: 'staff',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '藤沢市 担当者',
  },
  {
    email: 'chigasaki@city.example',
    name: '木村',
    code: '142077',
    role: 'staff',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '茅ヶ崎市 担当者',
  },
  {
    email: 'ishikai@assoc.example',
    name: '事務局',
    code: 'ASSOC-14-01',
    role: 'staff',
    isSystemAdministrator: false,
    isAuditor: false,
    note: '神奈川県医師会 担当者',
  },
] as const

export const desks = [
  { code: '141003', name: '医療局 医療安全担当', telephone: '045-000-0110', fax: '045-000-0111' },
  { code: '141305', name: '保健所 医事担当', telephone: '044-000-0120', fax: '044-000-0121' },
  { code: '141500', name: '保健所 医療担当', telephone: '042-000-0150', fax: '042-000-0151' },
  { code: '142018', name: '保健所 医療担当', telephone: '046-000-0140', fax: '046-000-0141' },
  { code: '142051', name: '保健所 地域保健担当', telephone: '0466-00-0120', fax: '0466-00-0121' },
  { code: '142077', name: '保健所 企画担当', telephone: '0467-00-0130', fax: '0467-00-0131' },
] as const

export const cityCodes = ['141003', '141305', '141500', '142018', '142051', '142077'] as const
export const associationCodes = ['ASSOC-14-01', 'ASSOC-14-02', 'ASSOC-14-03', 'ASSOC-14-04'] as const
