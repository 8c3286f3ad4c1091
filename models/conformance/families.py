"""Tiny random-weight instances of the architectures that people bring, and what each is asked.

Two layers, four heads (six for SmolLM), width 32, a vocabulary of 61: large enough that every wrong head, layer or mask shows.
Nothing is downloaded: configurations are made here, weights are drawn from a fixed seed.
"""

import copy
from dataclasses import dataclass

import torch
import transformers as tf
from transformers import PretrainedConfig, PreTrainedModel

VOCABULARY, WIDTH, LAYERS, HEADS, INNER, LENGTH = 61, 32, 2, 4, 40, 24
TEXT = dict(vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
            intermediate_size=INNER, max_position_embeddings=LENGTH, pad_token_id=0)
# GroupQueryAttention wants heads of 16 numbers, or a multiple.
LLAMA_LIKE = {**TEXT, "num_key_value_heads": 2, "head_dim": 16, "bos_token_id": 1, "eos_token_id": 2}


@dataclass(frozen=True)
class Family:
    """kind: encoder, decoder, encoder-decoder, vision, speech or two-towers."""
    kind: str
    model: type[PreTrainedModel]
    config: PretrainedConfig


FAMILIES: dict[str, Family] = {
    "bert": Family("encoder", tf.BertForMaskedLM, tf.BertConfig(**TEXT)),
    "roberta": Family("encoder", tf.RobertaForMaskedLM, tf.RobertaConfig(**{**TEXT, "pad_token_id": 1})),
    "distilbert": Family("encoder", tf.DistilBertForMaskedLM, tf.DistilBertConfig(
        vocab_size=VOCABULARY, dim=WIDTH, n_layers=LAYERS, n_heads=HEADS, hidden_dim=INNER, max_position_embeddings=LENGTH)),
    "albert": Family("encoder", tf.AlbertForMaskedLM, tf.AlbertConfig(**TEXT, embedding_size=16)),
    "electra": Family("encoder", tf.ElectraForMaskedLM, tf.ElectraConfig(**TEXT, embedding_size=16)),
    "deberta-v2": Family("encoder", tf.DebertaV2ForMaskedLM, tf.DebertaV2Config(**TEXT, relative_attention=True, max_relative_positions=-1,
        position_buckets=16, pos_att_type=["p2c", "c2p"], share_att_key=True, norm_rel_ebd="layer_norm",
        position_biased_input=False)),
    "mpnet": Family("encoder", tf.MPNetForMaskedLM, tf.MPNetConfig(**{**TEXT, "pad_token_id": 1})),
    "modernbert": Family("encoder", tf.ModernBertForMaskedLM, tf.ModernBertConfig(**TEXT, global_attn_every_n_layers=2, local_attention=8,
        cls_token_id=3, sep_token_id=4, bos_token_id=3, eos_token_id=4)),
    "gpt2": Family("decoder", tf.GPT2LMHeadModel, tf.GPT2Config(
        vocab_size=VOCABULARY, n_embd=WIDTH, n_layer=LAYERS, n_head=HEADS, n_positions=LENGTH, bos_token_id=1, eos_token_id=2)),
    "gpt-neo": Family("decoder", tf.GPTNeoForCausalLM, tf.GPTNeoConfig(
        vocab_size=VOCABULARY, hidden_size=WIDTH, num_layers=LAYERS, num_heads=HEADS, attention_types=[[["global", "local"], 1]], window_size=6,
        intermediate_size=INNER, max_position_embeddings=2 * LENGTH, bos_token_id=1, eos_token_id=2)),
    "gpt-neox": Family("decoder", tf.GPTNeoXForCausalLM, tf.GPTNeoXConfig(**TEXT, rotary_pct=0.5, bos_token_id=1, eos_token_id=2)),
    "opt": Family("decoder", tf.OPTForCausalLM, tf.OPTConfig(
        vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, ffn_dim=INNER, word_embed_proj_dim=WIDTH,
        max_position_embeddings=LENGTH, pad_token_id=1, bos_token_id=2, eos_token_id=2)),
    "bloom": Family("decoder", tf.BloomForCausalLM, tf.BloomConfig(
        vocab_size=VOCABULARY, hidden_size=WIDTH, n_layer=LAYERS, n_head=HEADS, bos_token_id=1, eos_token_id=2)),
    "llama": Family("decoder", tf.LlamaForCausalLM, tf.LlamaConfig(**LLAMA_LIKE)),
    "mistral": Family("decoder", tf.MistralForCausalLM, tf.MistralConfig(**LLAMA_LIKE, sliding_window=6)),
    "qwen2": Family("decoder", tf.Qwen2ForCausalLM, tf.Qwen2Config(**{**LLAMA_LIKE, "num_key_value_heads": 1})),
    "qwen3": Family("decoder", tf.Qwen3ForCausalLM, tf.Qwen3Config(**LLAMA_LIKE)),
    "gemma2": Family("decoder", tf.Gemma2ForCausalLM, tf.Gemma2Config(**LLAMA_LIKE, query_pre_attn_scalar=16, sliding_window=6,
        attn_logit_softcapping=5.0, final_logit_softcapping=10.0)),
    "phi": Family("decoder", tf.PhiForCausalLM, tf.PhiConfig(**TEXT, partial_rotary_factor=0.5, bos_token_id=1, eos_token_id=2)),
    "smollm": Family("decoder", tf.LlamaForCausalLM, tf.LlamaConfig(
        **{**LLAMA_LIKE, "hidden_size": 48, "num_attention_heads": 6}, tie_word_embeddings=True)),
    "smollm3": Family("decoder", tf.SmolLM3ForCausalLM, tf.SmolLM3Config(**LLAMA_LIKE, no_rope_layer_interval=2)),
    "gpt-oss": Family("decoder", tf.GptOssForCausalLM, tf.GptOssConfig(
        **LLAMA_LIKE, num_local_experts=3, num_experts_per_tok=2, sliding_window=6, rope_scaling=None,
        layer_types=["sliding_attention", "full_attention"])),
    "t5": Family("encoder-decoder", tf.T5ForConditionalGeneration, tf.T5Config(
        vocab_size=VOCABULARY, d_model=WIDTH, d_kv=8, d_ff=INNER, num_layers=LAYERS, num_heads=HEADS, relative_attention_num_buckets=8,
        decoder_start_token_id=0)),
    "bart": Family("encoder-decoder", tf.BartForConditionalGeneration, tf.BartConfig(
        vocab_size=VOCABULARY, d_model=WIDTH, encoder_layers=LAYERS, decoder_layers=LAYERS, encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS, encoder_ffn_dim=INNER, decoder_ffn_dim=INNER, max_position_embeddings=LENGTH)),
    "marian": Family("encoder-decoder", tf.MarianMTModel, tf.MarianConfig(
        vocab_size=VOCABULARY, d_model=WIDTH, encoder_layers=LAYERS, decoder_layers=LAYERS, encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS, encoder_ffn_dim=INNER, decoder_ffn_dim=INNER, max_position_embeddings=LENGTH,
        pad_token_id=0, eos_token_id=2, decoder_start_token_id=0, forced_eos_token_id=2)),
    "whisper": Family("speech", tf.WhisperForConditionalGeneration, tf.WhisperConfig(
        vocab_size=VOCABULARY, d_model=WIDTH, encoder_layers=LAYERS, decoder_layers=LAYERS, encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS, encoder_ffn_dim=INNER, decoder_ffn_dim=INNER, max_source_positions=20, max_target_positions=LENGTH,
        num_mel_bins=8, pad_token_id=0, bos_token_id=1, eos_token_id=2, decoder_start_token_id=3, suppress_tokens=None, begin_suppress_tokens=None)),
    "vit": Family("vision", tf.ViTForImageClassification, tf.ViTConfig(
        hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=INNER, image_size=32, patch_size=8, num_labels=5)),
    "dinov2": Family("vision", tf.Dinov2ForImageClassification, tf.Dinov2Config(
        hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, mlp_ratio=2, image_size=32, patch_size=8, num_labels=5)),
    "clip": Family("two-towers", tf.CLIPModel, tf.CLIPConfig(
        text_config=dict(vocab_size=VOCABULARY, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=INNER,
                         max_position_embeddings=LENGTH, projection_dim=16, bos_token_id=1, eos_token_id=2, pad_token_id=0),
        vision_config=dict(hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=INNER, image_size=32,
                           patch_size=8, projection_dim=16), projection_dim=16)),
}


def build(name: str, attention: str = "eager") -> PreTrainedModel:
    """The model in eval mode with random weights from a seed; eager attention alone gives weights."""
    torch.manual_seed(20261125)
    config = copy.deepcopy(FAMILIES[name].config)
    config._attn_implementation = attention
    model = FAMILIES[name].model(config).eval()
    # The usual initial weights are so small that every head looks at all tokens alike, and biases are zero.
    drawn = torch.Generator().manual_seed(20261125)
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.mul_(max(1, 0.2 / max(parameter.std().item(), 1e-9)))
            else:
                parameter.add_(0.1 * torch.randn(parameter.shape, generator=drawn))
    return model
