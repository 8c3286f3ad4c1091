/** One long sentence, or two, in several languages (BCP 47), written for the battery. */
export type ManySentence = Readonly<Partial<Record<'en' | 'fr' | 'de' | 'zh', string>>>;

/**
 * Long sentences of the battery: everyday language, most words once or twice, long enough that a place far from the
 * beginning is reached. Lines of one entry are translations of each other.
 */
export const SENTENCES: readonly ManySentence[] = [
  {
    en: 'When the rain stopped, the children ran out into the garden and looked for the ball that they had lost the day before.',
    fr: 'Quand la pluie a cessé, les enfants sont sortis dans le jardin et ont cherché le ballon qu’ils avaient perdu la veille.',
    de: 'Als der Regen aufhörte, liefen die Kinder in den Garten und suchten den Ball, den sie am Tag zuvor verloren hatten.',
    zh: '雨停了以后，孩子们跑到花园里，寻找他们前一天丢的那个球。',
  },
  {
    en: 'My brother lives in a small town near the sea. He works in a hotel, and every summer he sends me a letter with pictures of the boats.',
    fr: 'Mon frère habite une petite ville près de la mer. Il travaille dans un hôtel et, chaque été, il m’envoie des photos des bateaux.',
    de: 'Mein Bruder wohnt in einer kleinen Stadt am Meer. Er arbeitet in einem Hotel und schickt mir jeden Sommer Bilder von den Booten.',
    zh: '我哥哥住在海边的一个小城市。他在一家酒店工作，每年夏天都给我寄一些船的照片。',
  },
  {
    en: 'The old woman opened the window, put a cup of tea on the table and waited for the bus that would bring her son home.',
    fr: 'La vieille dame a ouvert la fenêtre, posé une tasse de thé sur la table et attendu le bus qui devait ramener son fils.',
    de: 'Die alte Frau öffnete das Fenster, stellte eine Tasse Tee auf den Tisch und wartete auf den Bus, der ihren Sohn bringen sollte.',
    zh: '老太太打开窗户，把一杯茶放在桌子上，等着那辆会把她儿子带回家的公共汽车。',
  },
  {
    en: 'If you want to learn a new language, you should read a little every day, listen to songs and talk to people who speak it well.',
  },
  {
    en: 'Tom had a dog and a cat. The dog was big and slow, but the cat was fast, and so the cat always got to the food first.',
  },
  {
    en: 'We wanted to go to the park yesterday, but it was too cold, so we stayed at home, made a cake and played a game until it was dark.',
    fr: 'Nous voulions aller au parc hier, mais il faisait trop froid, alors nous sommes restés à la maison et nous avons fait un gâteau.',
    de: 'Wir wollten gestern in den Park gehen, aber es war zu kalt, also blieben wir zu Hause und backten einen Kuchen.',
    zh: '昨天我们想去公园，可是天气太冷了，所以我们待在家里做了一个蛋糕。',
  },
  {
    en: 'The teacher asked the girl why she was late. She said that she had seen a bird with a broken wing and had taken it to a doctor.',
    fr: 'Le professeur a demandé à la fille pourquoi elle était en retard. Elle a dit qu’elle avait trouvé un oiseau blessé.',
    de: 'Die Lehrerin fragte das Mädchen, warum es zu spät kam. Es sagte, dass es einen Vogel mit einem gebrochenen Flügel gefunden hatte.',
    zh: '老师问那个女孩为什么迟到。她说她看见了一只受伤的鸟，把它送到了医生那里。',
  },
  {
    en: 'There were three red apples on the tree. A boy came and took one, then his friend came and took two, and now there are none.',
  },
  {
    en: 'She did not know what to say, because nobody had ever asked her that question, so she smiled and looked out of the window.',
  },
  {
    en: 'In the morning the market is full of people who buy bread, fish and flowers; in the evening it is so quiet that you can hear the wind.',
    fr: 'Le matin, le marché est plein de gens qui achètent du pain, du poisson et des fleurs ; le soir, on n’entend que le vent.',
    de: 'Am Morgen ist der Markt voll von Leuten, die Brot, Fisch und Blumen kaufen; am Abend hört man dort nur noch den Wind.',
    zh: '早上市场里都是买面包、鱼和花的人；到了晚上，那里安静得只能听见风声。',
  },
];
