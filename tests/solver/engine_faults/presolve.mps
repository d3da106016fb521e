NAME        
ROWS
 N  Obj     
 E  r0      
 E  r1      
 E  r2      
 E  r3      
 L  r4      
 G  r5      
 L  r6      
 G  r7      
 L  r8      
 G  r9      
 E  r10     
 L  r11     
 L  r12     
 G  r13     
 L  r14     
 G  r15     
 L  r16     
 G  r17     
 E  r18     
 L  r19     
 L  r20     
 G  r21     
 L  r22     
 G  r23     
 L  r24     
 G  r25     
 E  r26     
 L  r27     
 L  r28     
 G  r29     
 L  r30     
 L  r31     
 L  r32     
 L  r33     
 L  r34     
 L  r35     
 L  r36     
 L  r37     
 L  r38     
 L  r39     
 L  r40     
 L  r41     
 L  r42     
 L  r43     
 G  r44     
 G  r45     
 G  r46     
 G  r47     
 G  r48     
 L  r49     
 L  r50     
 L  r51     
 L  r52     
 L  r53     
 L  r54     
 L  r55     
 L  r56     
 L  r57     
 L  r58     
 L  r59     
 L  r60     
 L  r61     
 L  r62     
COLUMNS
    c0        r32       1
    c0        r44       2
    c1        r33       1
    c1        r45       2
    c2        r34       1
    c2        r46       1
    c3        r35       1
    c3        r47       2
    c4        r36       1
    c4        r48       2
    c5        r37       1
    c5        r47       2
    c6        r38       1
    c6        r48       2
    c7        r39       1
    c7        r44       2
    c8        r40       1
    c8        r45       2
    c9        r41       1
    c9        r46       1
    c10       r42       1
    c10       r47       2
    c11       r43       1
    c11       r48       2
    MARK0000  'MARKER'                 'INTORG'
    c12       Obj       3900
    c12       r0        -1
    c12       r52       0.333333333333333
    c12       r53       0.333333333333333
    c13       Obj       3900
    c13       r1        -1
    c13       r52       0.333333333333333
    c13       r54       0.333333333333333
    c14       Obj       3900
    c14       r2        -1
    c14       r52       0.333333333333333
    c14       r55       0.333333333333333
    c15       Obj       1843.2
    c15       r37       -0.75
    c15       r38       -0.5
    c15       r56       0.2
    c15       r57       0.333333333333333
    c16       Obj       1822.32
    c16       r38       -0.5
    c16       r56       0.2
    c16       r58       0.333333333333333
    c17       r3        -1
    c17       r10       -1
    c17       r18       -1
    c17       r26       -1
    c17       r59       0.2
    c17       r60       0.333333333333333
    c18       Obj       43.2
    c18       r18       -1
    c18       r26       -1
    c18       r39       -0.75
    c18       r40       -0.5
    c18       r50       0.0125
    c18       r51       0.0125
    c18       r59       0.2
    c18       r61       0.333333333333333
    c19       Obj       22.32
    c19       r26       -1
    c19       r40       -0.5
    c19       r51       0.0125
    c19       r59       0.2
    c19       r62       0.333333333333333
    c20       Obj       0
    c21       Obj       131.04
    c21       r0        1
    c21       r32       -1
    c21       r33       -0.666666666666667
    c21       r49       0.025
    c21       r50       0.025
    c21       r51       0.025
    c22       Obj       65.52
    c22       r0        1
    c22       r34       -4
    c22       r35       -1
    c22       r36       -0.666666666666667
    c23       Obj       86.4
    c23       r1        1
    c23       r32       -1
    c23       r33       -0.666666666666667
    c23       r50       0.025
    c23       r51       0.025
    c24       Obj       43.2
    c24       r1        1
    c24       r35       -1
    c24       r36       -0.666666666666667
    c25       Obj       22.32
    c25       r2        1
    c25       r36       -0.666666666666667
    c26       Obj       44.64
    c26       r2        1
    c26       r33       -0.666666666666667
    c26       r51       0.025
    c27       Obj       65.52
    c27       r3        1
    c27       r39       -0.75
    c27       r40       -0.5
    c27       r49       0.0125
    c27       r50       0.0125
    c27       r51       0.0125
    c28       Obj       32.76
    c28       r3        1
    c28       r41       -3
    c28       r42       -0.75
    c28       r43       -0.5
    MARK0001  'MARKER'                 'INTEND'
    c29       r4        1
    c29       r5        1
    c29       r10       1
    c30       r6        1
    c30       r7        1
    c30       r10       1
    c31       r8        1
    c31       r9        1
    c31       r10       1
    c32       r12       1
    c32       r13       1
    c32       r18       1
    c33       r14       1
    c33       r15       1
    c33       r18       1
    c34       r16       1
    c34       r17       1
    c34       r18       1
    c35       Obj       1950
    c35       r20       1
    c35       r21       1
    c35       r26       1
    c35       r31       -1950
    c36       Obj       1560
    c36       r22       1
    c36       r23       1
    c36       r26       1
    c36       r31       -1560
    c37       Obj       1170
    c37       r24       1
    c37       r25       1
    c37       r26       1
    c37       r31       -1170
    MARK0002  'MARKER'                 'INTORG'
    c38       r28       -17550
    c38       r29       -3800
    c38       r30       1
    MARK0003  'MARKER'                 'INTEND'
    c39       Obj       -0.1
    c39       r28       1
    c39       r29       1
    c39       r31       1
    MARK0004  'MARKER'                 'INTORG'
    c40       r4        -2
    c40       r5        -1
    c40       r11       1
    c41       r6        -3
    c41       r7        -3
    c41       r11       1
    c42       r8        -5
    c42       r9        -4
    c42       r11       1
    c43       r12       -2
    c43       r13       -1
    c43       r19       1
    c44       r14       -3
    c44       r15       -3
    c44       r19       1
    c45       r16       -5
    c45       r17       -4
    c45       r19       1
    c46       r20       -2
    c46       r21       -1
    c46       r27       1
    c47       Obj       780
    c47       r22       -3
    c47       r23       -3
    c47       r27       1
    c47       r31       -780
    c48       Obj       1950
    c48       r24       -5
    c48       r25       -4
    c48       r27       1
    c48       r31       -1950
    MARK0005  'MARKER'                 'INTEND'
RHS
    RHS_V     r11       1
    RHS_V     r19       1
    RHS_V     r27       1
    RHS_V     r30       1
    RHS_V     r44       1
    RHS_V     r45       1
    RHS_V     r46       1
    RHS_V     r47       1
    RHS_V     r48       1
    RHS_V     r49       1
    RHS_V     r50       1
    RHS_V     r51       1
    RHS_V     r52       1
    RHS_V     r53       1
    RHS_V     r54       1
    RHS_V     r55       1
    RHS_V     r56       1
    RHS_V     r57       1
    RHS_V     r58       1
    RHS_V     r59       1
    RHS_V     r60       1
    RHS_V     r61       1
    RHS_V     r62       1
BOUNDS
 UP BOUND     c12       2
 UP BOUND     c13       2
 UP BOUND     c14       2
 BV BOUND     c15     
 BV BOUND     c16     
 UP BOUND     c17       3
 UP BOUND     c18       3
 UP BOUND     c19       3
 FX BOUND     c20       1
 UP BOUND     c21       2
 UP BOUND     c22       2
 UP BOUND     c23       2
 UP BOUND     c24       2
 UP BOUND     c25       2
 UP BOUND     c26       2
 UP BOUND     c27       3
 UP BOUND     c28       3
 UP BOUND     c29       2
 UP BOUND     c30       3
 UP BOUND     c31       5
 UP BOUND     c32       2
 UP BOUND     c33       3
 UP BOUND     c34       5
 UP BOUND     c35       2
 UP BOUND     c36       3
 UP BOUND     c37       5
 BV BOUND     c38     
 UP BOUND     c39       17550
 BV BOUND     c40     
 BV BOUND     c41     
 BV BOUND     c42     
 BV BOUND     c43     
 BV BOUND     c44     
 BV BOUND     c45     
 BV BOUND     c46     
 BV BOUND     c47     
 BV BOUND     c48     
ENDATA
