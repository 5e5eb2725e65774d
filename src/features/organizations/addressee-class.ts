/** The class words of an addressee line (都道府県, 保健所設置市 …) and the kinds of organization that each stands for. */

/** 保健所設置市 in the wide sense (地域保健法5条, 施行令1条). */
const healthCentreCities = ['designated_city', 'core_city', 'health_center_city']
const municipalities = [...healthCentreCities, 'municipality']

/** A city is a municipality whatever its kind was on the day (`isAlways`); a kind counts only while it held. */
export const classes: Record<string, { kinds: readonly string[]; isAlways?: boolean; ending?: RegExp }> = {
  都道府県: { kinds: ['prefecture'] },
  保健所設置市: { kinds: healthCentreCities },
  保健所を設置する市: { kinds: healthCentreCities },
  保健所政令市: { kinds: ['health_center_city'] },
  政令指定都市: { kinds: ['designated_city'] },
  指定都市: { kinds: ['designated_city'] },
  中核市: { kinds: ['core_city'] },
  特別区: { kinds: ['special_ward'] },
  市区町村: { kinds: [...municipalities, 'special_ward'], isAlways: true },
  市町村: { kinds: municipalities, isAlways: true },
  町村: { kinds: ['municipality'], isAlways: true, ending: /[町村]$/ },
  '地方厚生(支)局': { kinds: ['regional_bureau', 'regional_bureau_branch'] },
  地方厚生局: { kinds: ['regional_bureau'] },
  地方厚生支局: { kinds: ['regional_bureau_branch'] },
}
/** 神奈川・愛知各県知事: the word after 各 says which kind the short names are of. */
export const listed: Record<string, readonly string[]> = {
  都道府県: ['prefecture'],
  都府県: ['prefecture'],
  府県: ['prefecture'],
  県: ['prefecture'],
  市: municipalities,
  区: ['special_ward'],
  町: ['municipality'],
  村: ['municipality'],
}

/** The kinds that a word may stand for; every other organization is meant by its own name alone. */
export const kindsOfClasses: readonly string[] = [
  ...new Set([...Object.values(classes).flatMap((one) => one.kinds), ...Object.values(listed).flat()]),
]
