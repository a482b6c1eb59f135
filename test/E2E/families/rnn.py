# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the recurrent cells."""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def weights(cases, inputs, cells):
    return dict(w=cases.real(inputs + cells, 4 * cells, low=-0.5, high=0.5), i=cases.real(cells), f=cases.real(cells),
                o=cases.real(cells), b=cases.real(4 * cells))


def lstm_cell(cases):
    for tag, more in {"plain": {}, "peephole": dict(use_peephole=True), "clip": dict(cell_clip=0.5, forget_bias=0.3)}.items():
        cases.add(tag, lambda x, s, h, w, i, f, o, b: list(raw.LSTMBlockCell(
            x=x, cs_prev=s, h_prev=h, w=w, wci=i, wcf=f, wco=o, b=b, **more)), x=cases.real(2, 3), s=cases.real(2, 5),
            h=cases.real(2, 5), **weights(cases, 3, 5), dynamic=False)


def lstm_block(name):
    def fill(cases):
        for tag, more in {"plain": {}, "peephole": dict(use_peephole=True)}.items():
            cases.add(tag, lambda x, s, h, w, i, f, o, b: list(getattr(raw, name)(
                seq_len_max=tf.constant(4, tf.int64), x=x, cs_prev=s, h_prev=h, w=w, wci=i, wcf=f, wco=o, b=b, **more)),
                x=cases.real(4, 2, 3), s=cases.real(2, 5), h=cases.real(2, 5), **weights(cases, 3, 5), dynamic=False)
    return fill


def gru_cell(cases):
    cases.add("plain", lambda x, h, r, c, b, d: list(raw.GRUBlockCell(x=x, h_prev=h, w_ru=r, w_c=c, b_ru=b, b_c=d)),
              x=cases.real(2, 3), h=cases.real(2, 5), r=cases.real(8, 10, low=-0.5, high=0.5),
              c=cases.real(8, 5, low=-0.5, high=0.5), b=cases.real(10), d=cases.real(5), dynamic=False)


OPS = {"BlockLSTM": lstm_block("BlockLSTM"), "BlockLSTMV2": lstm_block("BlockLSTMV2"), "GRUBlockCell": gru_cell,
       "LSTMBlockCell": lstm_cell}
