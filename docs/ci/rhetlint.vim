" rhetlint as a compiler: put this file into ~/.vim/compiler, then in an article
"   :compiler rhetlint | make | copen
if exists("current_compiler")
  finish
endif
let current_compiler = "rhetlint"
CompilerSet makeprg=rhetlint\ --format\ compact\ %:S
" columns count characters
CompilerSet errorformat=%f:%l:%v:\ %trror:\ %m,%f:%l:%v:\ %tarning:\ %m,%f:%l:%v:\ %tuggestion:\ %m,%f:%l:%v:\ %tault:\ %m
