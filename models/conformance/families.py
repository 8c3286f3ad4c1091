"""Tiny random-weight instances of the architectures that people bring, and what each is asked.

Two layers, four heads, width 32, a vocabulary of 99: large enough that every wrong head, layer or mask shows.
Nothing is downloaded: configurations are made here, weights are drawn from a fixed seed.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
import transformers as tf

VOCABULARY, WIDTH, LAYERS, HEADS, INNER, LENGTH = 99, 32, 2, 4, 64, 64
TEXT = dict(vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
            intermediate_size=INNER, max_position_embeddings=LENGTH, pad_token_id=0)
LLAMA_LIKE = {**TEXT, "num_key_value_heads": 2, "bos_token_id": 1, "eos_token_id": 2}


@dataclass(frozen=True)
class Family:
    """kind: encoder, decoder, encoder-decoder, vision, speech, two-towers; sites: what attentions transformers returns, in order."""
    kind: str
    build: Callable[[], torch.nn.Module]
    more: dict = None       # further inputs: "types" (token types), "mask" (attention mask as an input of the graph)


def encoder(model, config, **settings):
    return lambda: model(config(**{**TEXT, **settings}))


def llama_like(model, config, **settings):
    return lambda: model(config(**{**LLAMA_LIKE, **settings}))


FAMILIES: dict[str, Family] = {
    "bert": Family("encoder", encoder(tf.BertForMaskedLM, tf.BertConfig)),
    "roberta": Family("encoder", encoder(tf.RobertaForMaskedLM, tf.RobertaConfig, pad_token_id=1)),
    "distilbert": Family("encoder", lambda: tf.DistilBertForMaskedLM(tf.DistilBertConfig(
        vocab_size=VOCABULARY, dim=WIDTH, n_layers=LAYERS, n_heads=HEADS, hidden_dim=INNER, max_position_embeddings=LENGTH))),
    "albert": Family("encoder", encoder(tf.AlbertForMaskedLM, tf.AlbertConfig, embedding_size=16)),
    "electra": Family("encoder", encoder(tf.ElectraForMaskedLM, tf.ElectraConfig, embedding_size=16)),
    "deberta-v2": Family("encoder", encoder(tf.DebertaV2ForMaskedLM, tf.DebertaV2Config, relative_attention=True, max_relative_positions=-1,
                                            position_buckets=16, pos_att_type=["p2c", "c2p"], share_att_key=True, norm_rel_ebd="layer_norm",
                                            position_biased_input=False)),
    "mpnet": Family("encoder", encoder(tf.MPNetForMaskedLM, tf.MPNetConfig, pad_token_id=1)),
    "modernbert": Family("encoder", encoder(tf.ModernBertForMaskedLM, tf.ModernBertConfig, global_attn_every_n_layers=2, local_attention=8,
                                            cls_token_id=3, sep_token_id=4, bos_token_id=3, eos_token_id=4)),
    "gpt2": Family("decoder", lambda: tf.GPT2LMHeadModel(tf.GPT2Config(
        vocab_size=VOCABULARY, n_embd=WIDTH, n_layer=LAYERS, n_head=HEADS, n_positions=LENGTH, bos_token_id=1, eos_token_id=2))),
    "gpt-neo": Family("decoder", lambda: tf.GPTNeoForCausalLM(tf.GPTNeoConfig(
        vocab_size=VOCABULARY, hidden_size=WIDTH, num_layers=LAYERS, num_heads=HEADS, attention_types=[[["global", "local"], 1]], window_size=6,
        intermediate_size=INNER, max_position_embeddings=LENGTH, bos_token_id=1, eos_token_id=2))),
    "gpt-neox": Family("decoder", encoder(tf.GPTNeoXForCausalLM, tf.GPTNeoXConfig, rotary_pct=0.5, bos_token_id=1, eos_token_id=2)),
    "opt": Family("decoder", lambda: tf.OPTForCausalLM(tf.OPTConfig(
        vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, ffn_dim=INNER, word_embed_proj_dim=WIDTH,
        max_position_embeddings=LENGTH, pad_token_id=1, bos_token_id=2, eos_token_id=2))),
    "bloom": Family("decoder", lambda: tf.BloomForCausalLM(tf.BloomConfig(
        vocab_size=VOCABULARY, hidden_size=WIDTH, n_layer=LAYERS, n_head=HEADS, bos_token_id=1, eos_token_id=2))),
    "llama": Family("decoder", llama_like(tf.LlamaForCausalLM, tf.LlamaConfig)),
    "mistral": Family("decoder", llama_like(tf.MistralForCausalLM, tf.MistralConfig, sliding_window=6)),
    "qwen2": Family("decoder", llama_like(tf.Qwen2ForCausalLM, tf.Qwen2Config)),
    "qwen3": Family("decoder", llama_like(tf.Qwen3ForCausalLM, tf.Qwen3Config, head_dim=8)),
    "gemma2": Family("decoder", llama_like(tf.Gemma2ForCausalLM, tf.Gemma2Config, head_dim=8, query_pre_attn_scalar=8, sliding_window=6,
                                           attn_logit_softcapping=5.0, final_logit_softcapping=10.0)),
    "phi": Family("decoder", encoder(tf.PhiForCausalLM, tf.PhiConfig, partial_rotary_factor=0.5, bos_token_id=1, eos_token_id=2)),
    "smollm3": Family("decoder", llama_like(tf.SmolLM3ForCausalLM, tf.SmolLM3Config, no_rope_layer_interval=2)),
    "t5": Family("encoder-decoder", lambda: tf.T5ForConditionalGeneration(tf.T5Config(
        vocab_size=VOCABULARY, d_model=WIDTH, d_kv=8, d_ff=INNER, num_layers=LAYERS, num_heads=HEADS, relative_attention_num_buckets=8,
        decoder_start_token_id=0))),
    "bart": Family("encoder-decoder", lambda: tf.BartForConditionalGeneration(tf.BartConfig(
        vocab_size=VOCABULARY, d_model=WIDTH, encoder_layers=LAYERS, decoder_layers=LAYERS, encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS, encoder_ffn_dim=INNER, decoder_ffn_dim=INNER, max_position_embeddings=LENGTH))),
    "marian": Family("encoder-decoder", lambda: tf.MarianMTModel(tf.MarianConfig(
        vocab_size=VOCABULARY, d_model=WIDTH, encoder_layers=LAYERS, decoder_layers=LAYERS, encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS, encoder_ffn_dim=INNER, decoder_ffn_dim=INNER, max_position_embeddings=LENGTH,
        pad_token_id=0, eos_token_id=2, decoder_start_token_id=0, forced_eos_token_id=2))),
    "whisper": Family("speech", lambda: tf.WhisperForConditionalGeneration(tf.WhisperConfig(
        vocab_size=VOCABULARY, d_model=WIDTH, encoder_layers=LAYERS, decoder_layers=LAYERS, encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS, encoder_ffn_dim=INNER, decoder_ffn_dim=INNER, max_source_positions=20, max_target_positions=LENGTH,
        num_mel_bins=8, pad_token_id=0, bos_token_id=1, eos_token_id=2, decoder_start_token_id=3, suppress_tokens=None, begin_suppress_tokens=None))),
    "vit": Family("vision", lambda: tf.ViTForImageClassification(tf.ViTConfig(
        hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=INNER, image_size=32, patch_size=8, num_labels=5))),
    "dinov2": Family("vision", lambda: tf.Dinov2ForImageClassification(tf.Dinov2Config(
        hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, mlp_ratio=2, image_size=32, patch_size=8, num_labels=5))),
    "clip": Family("two-towers", lambda: tf.CLIPModel(tf.CLIPConfig(
        text_config=dict(vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=INNER,
                         max_position_embeddings=LENGTH, projection_dim=16, bos_token_id=1, eos_token_id=2, pad_token_id=0),
        vision_config=dict(hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=INNER, image_size=32,
                           patch_size=8, projection_dim=16), projection_dim=16))),
}


def build(name: str) -> torch.nn.Module:
    """The model in eval mode, with random weights from a seed and eager attention, which alone gives weights."""
    torch.manual_seed(20261125)
    model = FAMILIES[name].build().eval()
    model.set_attn_implementation("eager")
    # The usual initial weights are so small that every head looks at all tokens alike.
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.mul_(4)
    return model
