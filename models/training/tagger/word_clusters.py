"""Words that stand beside the same words, in clusters: what unlabelled text tells of a name that no list holds."""

from collections import Counter

import numpy as np
from scipy.sparse import coo_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from .written import cut_words

FEWEST, NEIGHBOURS, WIDTH = 3, 2000, 48
OFFSETS = (-2, -1, 1, 2)
CLUSTERS = (64, 300)


def word_clusters(texts: list[str], seed: int) -> dict[str, list[str]]:
    """word → a name of its cluster among 64 and one among 300, for words that occur three times and more.

    k-means over positive mutual information with frequent neighbours by place, factored (Levy and Goldberg 2014).
    """
    sentences = [["<s>", *cut_words(text), "</s>"] for text in texts]
    counts = Counter(word for sentence in sentences for word in sentence)
    words = [word for word, count in counts.most_common() if count >= FEWEST]
    index = {word: number for number, word in enumerate(words)}
    rows, columns = [], []
    for sentence in sentences:
        ids = [index.get(word, len(words)) for word in sentence]
        for at, word in enumerate(ids):
            for place, offset in enumerate(OFFSETS):
                beside = at + offset
                if word < len(words) and 0 <= beside < len(ids) and ids[beside] < NEIGHBOURS:
                    rows.append(word)
                    columns.append(place * NEIGHBOURS + ids[beside])
    found = coo_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(len(words), len(OFFSETS) * NEIGHBOURS)).tocsr().tocoo()
    by_row, by_column = np.bincount(rows, minlength=found.shape[0]) + 1, (np.bincount(columns, minlength=found.shape[1]) + 1) ** 0.75
    by_column *= len(rows) / by_column.sum()
    information = np.log(found.data * len(rows) / (by_row[found.row] * by_column[found.col]))
    positive = information > 0
    matrix = coo_matrix((information[positive], (found.row[positive], found.col[positive])), shape=found.shape).tocsr()
    vectors = TruncatedSVD(WIDTH, random_state=seed, n_iter=3).fit_transform(matrix)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    labels = [MiniBatchKMeans(count, random_state=seed, n_init=2, batch_size=2048).fit(vectors).labels_ for count in CLUSTERS]
    return {word: [f"{count}:{own[number]}" for count, own in zip(CLUSTERS, labels)] for word, number in index.items()}
