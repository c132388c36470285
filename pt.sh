pt () 
{ 
    $N pack test --no-builtin $PP 2>&1 | grep -v warning | grep -A14 -E 'comes out|fires in no|found though';
    $N pack test --no-builtin $PP 2>&1 | tail -1
}
