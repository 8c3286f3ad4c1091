"""A model small enough for tests, with random weights."""

import torch

from training.translation.seq2seq import Seq2Seq


def small_model() -> Seq2Seq:
    torch.manual_seed(1)
    model = Seq2Seq(vocabulary=40, width=16, feed_forward=24, heads=2, encoder_layers=2, decoder_layers=2,
                    max_tokens=12, dropout=0.1)
    return model.eval()
